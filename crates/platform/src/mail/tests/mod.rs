mod pages;
mod rounds;
mod rules;
mod server;
mod transport;
