//! The main navigation: pages in groups, so that nobody's own work stands among the institution's. The groups are one row, the pages
//! of the group where the reader is another; on a phone all of it opens as one list. It needs no script.

use crate::Shell;

/// To whom a page belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NavGroup {
    /// The landing page, which stands alone.
    Home,
    /// The reader's own plan, weeks and marks.
    Own,
    /// The people the reader answers for.
    Team,
    /// What is the whole institution's.
    Institution,
    /// What looks across institutions.
    Nation,
}

impl NavGroup {
    const ALL: [Self; 5] = [Self::Home, Self::Own, Self::Team, Self::Institution, Self::Nation];

    /// Words key of the group of so many pages; a page that stands alone is called by its own name.
    fn words(self, pages: usize) -> Option<&'static str> {
        match self {
            Self::Home => None,
            Self::Nation => (pages > 1).then_some("ui-navigation-nation"),
            Self::Own => Some("ui-navigation-own"),
            Self::Team => Some("ui-navigation-team"),
            Self::Institution => Some("ui-navigation-institution"),
        }
    }
}

/// One page of the main navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    pub group: NavGroup,
    pub href: String,
    pub text: String,
    /// What waits behind it; 0 shows nothing.
    pub count: i64,
}

/// A page as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavEntry<'s> {
    pub href: &'s str,
    pub text: &'s str,
    pub count: i64,
    /// Value of `aria-current`: `page`, `true` for a page above this one, empty elsewhere.
    pub current: &'static str,
}

/// A group with its pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavSection<'s> {
    pub text: String,
    /// The first of its pages.
    pub href: &'s str,
    pub count: i64,
    /// As [`NavEntry::current`].
    pub current: &'static str,
    pub entries: Vec<NavEntry<'s>>,
    /// It has a name of its own, apart from its page's.
    pub is_group: bool,
}

impl Shell<'_> {
    /// The navigation in its groups, with the place of this page.
    pub fn sections(&self) -> Vec<NavSection<'_>> {
        let here = self.nav_place();
        let path = bare(&self.path);
        let section = |group: NavGroup| {
            let entries: Vec<NavEntry<'_>> = self
                .navigation
                .iter()
                .enumerate()
                .filter(|(_, item)| item.group == group)
                .map(|(index, item)| NavEntry {
                    href: &item.href,
                    text: &item.text,
                    count: item.count,
                    current: match here {
                        Some(place) if place == index && item.href == path => "page",
                        Some(place) if place == index => "true",
                        _ => "",
                    },
                })
                .collect();
            let first = entries.first()?;
            let (href, first_text) = (first.href, first.text.to_owned());
            let only = entries.len() == 1;
            let words = group.words(entries.len());
            let current = match entries.iter().find(|entry| !entry.current.is_empty()) {
                Some(entry) if only => entry.current,
                Some(_) => "true",
                None => "",
            };
            Some(NavSection {
                text: words.map_or(first_text, |key| self.t(key).into_owned()),
                href,
                count: entries.iter().map(|entry| entry.count).sum(),
                current,
                entries,
                is_group: words.is_some(),
            })
        };
        NavGroup::ALL.into_iter().filter_map(section).collect()
    }

    /// The pages of the group where the reader is; elsewhere the reader's own. A group of one page needs no second row.
    pub fn nearby(&self) -> Option<NavSection<'_>> {
        let mut sections: Vec<NavSection<'_>> =
            self.sections().into_iter().filter(|section| section.is_group).collect();
        let here = sections.iter().position(|section| !section.current.is_empty()).unwrap_or(0);
        (here < sections.len())
            .then(|| sections.swap_remove(here))
            .filter(|section| section.entries.len() > 1)
    }

    /// Which page of the navigation this one is, or stands under: by its address, by where the reader came from, or by the
    /// beginning of its address.
    fn nav_place(&self) -> Option<usize> {
        let path = bare(&self.path);
        let exactly = |path: &str| self.navigation.iter().position(|item| item.href == path);
        exactly(path)
            .or_else(|| {
                self.crumbs
                    .iter()
                    .map(|crumb| bare(&crumb.href))
                    .find_map(|crumb| exactly(crumb).filter(|_| crumb != "/"))
            })
            .or_else(|| {
                let above = |href: &str| path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'));
                self.navigation
                    .iter()
                    .enumerate()
                    .filter(|(_, item)| item.href != "/" && above(&item.href))
                    .max_by_key(|(_, item)| item.href.len())
                    .map(|(index, _)| index)
            })
    }
}

fn bare(href: &str) -> &str {
    href.split(['?', '#']).next().unwrap_or(href)
}

#[cfg(test)]
mod tests {
    use kernel::Language;

    use super::*;
    use crate::{Link, Words};

    fn item(group: NavGroup, href: &str) -> NavItem {
        NavItem { group, href: href.into(), text: href.trim_start_matches('/').into(), count: 0 }
    }

    fn marked(path: &str, crumbs: &[&str]) -> (Vec<String>, Vec<String>) {
        let words = Words::new(crate::WORDS);
        let mut shell = Shell::new(&words, Language::Sw, "x");
        shell.navigation = vec![
            item(NavGroup::Home, "/"),
            item(NavGroup::Own, "/my-plan"),
            item(NavGroup::Own, "/my-week"),
            item(NavGroup::Team, "/team"),
            item(NavGroup::Institution, "/plan"),
            item(NavGroup::Institution, "/plan/parts"),
        ];
        shell.path = path.into();
        shell.crumbs = crumbs.iter().map(|href| Link::new(*href, "x")).collect();
        let current = |entry: &NavEntry<'_>| format!("{} {}", entry.href, entry.current);
        let sections = shell.sections();
        let marks = sections
            .iter()
            .flat_map(|section| &section.entries)
            .filter(|entry| !entry.current.is_empty())
            .map(current)
            .collect();
        let nearby =
            shell.nearby().map(|section| section.entries.iter().map(|e| e.href.to_owned()).collect());
        (marks, nearby.unwrap_or_default())
    }

    #[test]
    fn one_page_is_marked_and_its_group_shown() {
        let own = ["/my-plan", "/my-week"].map(str::to_owned).to_vec();
        let institution = ["/plan", "/plan/parts"].map(str::to_owned).to_vec();
        let none: Vec<String> = Vec::new();
        for (path, crumbs, marks, nearby) in [
            ("/", vec![], vec!["/ page"], &own),
            ("/my-week?week=2026-07-06", vec![], vec!["/my-week page"], &own),
            ("/my-week/sent", vec![], vec!["/my-week true"], &own),
            ("/plan/parts", vec![], vec!["/plan/parts page"], &institution),
            ("/plan/parts/new", vec![], vec!["/plan/parts true"], &institution),
            ("/planning", vec![], vec![], &own),
            ("/reports", vec!["/team?page=2"], vec!["/team true"], &none),
            ("/agreements/1", vec!["/agreements", "/my-plan"], vec!["/my-plan true"], &own),
            ("/help", vec!["/"], vec![], &own),
        ] {
            let (found, shown) = marked(path, &crumbs);
            assert_eq!((found, &shown), (marks.into_iter().map(str::to_owned).collect(), nearby), "{path}");
        }
    }

    #[test]
    fn what_looks_across_institutions_is_one_page_or_a_group_with_a_second_row() {
        let words = Words::new(crate::WORDS);
        let mut shell = Shell::new(&words, Language::Sw, "x");
        shell.path = "/nation".into();
        shell.navigation = vec![item(NavGroup::Own, "/my-plan"), item(NavGroup::Nation, "/nation")];
        let alone = shell.sections().pop().unwrap();
        assert_eq!((alone.text.as_str(), alone.is_group, alone.current), ("nation", false, "page"));
        shell.navigation.push(item(NavGroup::Nation, "/fairness/nation"));
        let group = shell.sections().pop().unwrap();
        assert_eq!((group.text.as_str(), group.href, group.current), ("Mkoa na taifa", "/nation", "true"));
        let row: Vec<&str> = shell.nearby().unwrap().entries.iter().map(|entry| entry.href).collect();
        assert_eq!(row, ["/nation", "/fairness/nation"]);
    }

    #[test]
    fn who_has_no_navigation_has_no_groups() {
        let words = Words::new(crate::WORDS);
        let shell = Shell::new(&words, Language::En, "x");
        assert!(shell.sections().is_empty() && shell.nearby().is_none());
    }
}
