//! tija
fn main() {}
