//! Ids: UUIDv7 newtypes, made by the program (never by a database). Only the ids that several areas speak of
//! stand here; an area declares its own with [`id!`](crate::id!).

/// Declares an id type: a UUIDv7 newtype that a statement can bind and a row can read.
#[macro_export]
macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub $crate::uuid::Uuid);

        impl $crate::ToValue for $name {
            fn to_value(&self) -> $crate::Value<'_> {
                $crate::Value::Uuid(self.0)
            }
        }
        impl $crate::FromValue for $name {
            const KIND: $crate::Kind = $crate::Kind::Uuid;
            fn from_value(value: $crate::Value<'_>) -> Result<Self, $crate::Error> {
                <$crate::uuid::Uuid as $crate::FromValue>::from_value(value).map(Self)
            }
        }
        impl From<$crate::uuid::Uuid> for $name {
            fn from(id: $crate::uuid::Uuid) -> Self {
                Self(id)
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(out)
            }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::Error;
            fn from_str(text: &str) -> Result<Self, $crate::Error> {
                $crate::uuid::Uuid::try_parse(text).map(Self).map_err(|_| $crate::Error::NotFound)
            }
        }
    };
}

id!(
    /// Taasisi: an institution, the wall between tenants.
    InstitutionId
);
id!(
    /// Idara, kitengo au sehemu: a department, unit or section.
    UnitId
);
id!(
    /// Mtu: a person, national, known by check number.
    PersonId
);
id!(
    /// Ajira: one person's employment in one institution.
    EmploymentId
);
id!(
    /// Akaunti: a person's sign-in.
    AccountId
);
id!(
    /// Tukio: one line of the history.
    EventId
);
id!(
    /// Faili: an uploaded file.
    FileId
);
