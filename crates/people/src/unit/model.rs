//! The words of the organisation tree: what a post heads, which kinds of units and places there are. No SQL.

kernel::codes! {
    /// What the holder of a post heads (mkuu wa). Source: performance.md 4.1, 4.2.
    pub enum Heads {
        Nothing = "nothing",
        /// Taasisi.
        Institution = "institution",
        /// Idara au kitengo.
        Department = "department",
        /// Sehemu.
        Section = "section",
        /// Kituo cha kazi.
        Workstation = "workstation",
    }
}
