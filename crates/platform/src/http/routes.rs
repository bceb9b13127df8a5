//! Routes with their actions: no route without a permission, and a table of them that a test walks.

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};
use kernel::{Action, Who};

use super::App;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
}

/// One route: where, how, and the action whose policy guards it.
pub struct Route {
    pub method: Method,
    pub path: &'static str,
    pub action: &'static Action,
    pub(super) handler: MethodRouter<App>,
}

/// The routes of an area, in the making.
#[derive(Default)]
pub struct Routes(pub Vec<Route>);

/// A page's form without files fits easily.
const FORM_LIMIT: usize = 2 * 1024 * 1024;

impl Routes {
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn get<H, T>(mut self, path: &'static str, action: &'static Action, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.0.push(Route { method: Method::Get, path, action, handler: get(handler) });
        self
    }

    #[must_use]
    pub fn post<H, T>(self, path: &'static str, action: &'static Action, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.post_up_to(path, action, FORM_LIMIT, handler)
    }

    /// A post that may carry more bytes than a form, for files.
    #[must_use]
    pub fn post_up_to<H, T>(
        mut self,
        path: &'static str,
        action: &'static Action,
        limit: usize,
        handler: H,
    ) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let handler = post(handler).layer(DefaultBodyLimit::max(limit));
        self.0.push(Route { method: Method::Post, path, action, handler });
        self
    }

    #[must_use]
    pub fn and(mut self, more: Self) -> Self {
        self.0.extend(more.0);
        self
    }
}

impl Route {
    /// Open to those who have not signed in.
    pub fn is_open(&self) -> bool {
        self.action.who.contains(&Who::Anyone)
    }
}
