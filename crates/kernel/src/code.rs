//! Closed lists that are stored and shown as short text codes.

/// Declares an enum whose variants are stored as text codes: `codes! { pub enum State { Draft = "draft" } }`.
/// Gives `ALL`, `code()`, `from_code()`, and makes it bindable and readable.
#[macro_export]
macro_rules! codes {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        $vis enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stored text, also the last part of its words key.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
        impl $crate::ToValue for $name {
            fn to_value(&self) -> $crate::Value<'_> {
                $crate::Value::Text(std::borrow::Cow::Borrowed(self.code()))
            }
        }
        impl $crate::FromValue for $name {
            const KIND: $crate::Kind = $crate::Kind::Text;
            fn from_value(value: $crate::Value<'_>) -> Result<Self, $crate::Error> {
                match value {
                    $crate::Value::Text(text) => Self::from_code(&text).ok_or_else(|| {
                        $crate::Error::internal(format!("{} has no code {text:?}", stringify!($name)))
                    }),
                    other => Err($crate::Error::internal(format!("{} read from {other:?}", stringify!($name)))),
                }
            }
        }
    };
}
