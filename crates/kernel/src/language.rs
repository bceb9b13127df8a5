//! The two languages of every page; Swahili is the default.

use std::str::FromStr;

use crate::Error;

/// Lugha.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    #[default]
    Sw,
    En,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Sw, Self::En];

    pub fn code(self) -> &'static str {
        match self {
            Self::Sw => "sw",
            Self::En => "en",
        }
    }

    pub fn other(self) -> Self {
        match self {
            Self::Sw => Self::En,
            Self::En => Self::Sw,
        }
    }
}

impl FromStr for Language {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        match text {
            "sw" => Ok(Self::Sw),
            "en" => Ok(Self::En),
            _ => Err(Error::NotFound),
        }
    }
}
