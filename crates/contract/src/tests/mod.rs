//! Tests of the area on both engines: contract and signatures, sittings, figures and score, pages.

mod appeal;
mod figures;
mod pages;
mod sittings;
mod terms;
