//! Small things that templates show: choices of a field, traffic lights, stages of a process.
//! Which light a state has is decided by the area that owns the state.

/// One option of a select, radio or checkbox list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub text: String,
    pub hint: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self { value: value.into(), text: text.into(), hint: String::new() }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// Taa: a status by colour and shape; the word beside it is the template's duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Light {
    Green,
    Yellow,
    Red,
    Grey,
}

impl Light {
    pub fn class(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Red => "red",
            Self::Grey => "grey",
        }
    }

    /// The shape, as an SVG path in a 16 by 16 box: tick in a disc, triangle with a bar, octagon with a cross, open ring.
    pub fn shape(self) -> &'static str {
        match self {
            Self::Green => "M8 0a8 8 0 100 16A8 8 0 008 0zM6.9 11.8 3.3 8.2l1.3-1.3 2.3 2.2 4.6-4.6 1.3 1.3z",
            Self::Yellow => "M8 .8.3 15h15.4zM7.1 5.6h1.8v5H7.1zM7.1 11.6h1.8v1.8H7.1z",
            Self::Red => {
                "M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7zM8 6.7 5.5 4.2 4.2 5.5 6.7 8l-2.5 2.5 1.3 1.3L8 9.3l2.5 2.5 1.3-1.3L9.3 8l2.5-2.5-1.3-1.3z"
            }
            Self::Grey => "M8 0a8 8 0 100 16A8 8 0 008 0zM8 2.2a5.8 5.8 0 110 11.6A5.8 5.8 0 018 2.2z",
        }
    }
}

/// Where a stage of a process stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    Done,
    Current,
    Ahead,
}

impl Standing {
    pub fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Current => "current",
            Self::Ahead => "ahead",
        }
    }

    /// Words key that says it to those who do not see the colour.
    pub fn key(self) -> &'static str {
        match self {
            Self::Done => "ui-stage-done",
            Self::Current => "ui-stage-current",
            Self::Ahead => "ui-stage-ahead",
        }
    }
}

/// Hatua: one stage of a process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    pub text: String,
    /// A day, a name: shown small below; may be empty.
    pub note: String,
    pub standing: Standing,
}

impl Stage {
    /// The stages of a process of which `current` (counted from 0) is under way; past the last, all are done.
    pub fn line(texts: impl IntoIterator<Item = impl Into<String>>, current: usize) -> Vec<Self> {
        texts
            .into_iter()
            .enumerate()
            .map(|(at, text)| Self {
                text: text.into(),
                note: String::new(),
                standing: match at.cmp(&current) {
                    std::cmp::Ordering::Less => Standing::Done,
                    std::cmp::Ordering::Equal => Standing::Current,
                    std::cmp::Ordering::Greater => Standing::Ahead,
                },
            })
            .collect()
    }
}
