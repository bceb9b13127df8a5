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

impl crate::ToValue for Language {
    fn to_value(&self) -> crate::Value<'_> {
        crate::Value::Text(std::borrow::Cow::Borrowed(self.code()))
    }
}

impl crate::FromValue for Language {
    const KIND: crate::Kind = crate::Kind::Text;
    fn from_value(value: crate::Value<'_>) -> Result<Self, Error> {
        match value {
            crate::Value::Text(text) => text.parse(),
            other => Err(Error::internal(format!("a language read from {other:?}"))),
        }
    }
}
