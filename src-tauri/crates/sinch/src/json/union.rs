//! `union!`: alternatives of which one is present, told apart by its key; and `adjacent!`: the
//! rarer kind whose content is told apart by the text of a field beside it.

use serde::ser::SerializeMap;

use super::{Fault, Map, Walk};

/// What [`super::model!`] needs of a union to lay its key among the fields of an object.
pub(crate) trait Union: Sized {
    /// Keys of all alternatives, in the order they are looked for.
    const KEYS: &'static [&'static str];

    /// Takes the first alternative that is present and well-formed out of `map`.
    fn take(map: &mut Map) -> Result<Option<Self>, Fault>;

    /// Keys this alternative is written under.
    fn keys(&self) -> &'static [&'static str];

    /// Writes this alternative.
    fn put<M: SerializeMap>(&self, out: &mut M) -> Result<(), M::Error>;

    /// Walks over the leftovers inside this alternative.
    fn walk(&self, walk: &mut Walk<'_>);
}

/// Declares an enum whose variants are the alternatives of a union, each with its JSON key.
///
/// Each alternative converts into the union with `From`; `enum Name without From` leaves that out
/// where two alternatives have the same type.
macro_rules! union {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident $(without $from:ident)? {
            $(
                $(#[$variant_meta:meta])*
                $variant:ident($ty:ty) = $key:literal
            ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "matching without boxes reads better")]
        $vis enum $name {
            $($(#[$variant_meta])* $variant($ty),)*
        }

        impl $crate::json::Union for $name {
            const KEYS: &'static [&'static str] = &[$($key),*];

            fn take(map: &mut $crate::json::Map) -> Result<Option<Self>, $crate::json::Fault> {
                let mut fault = None;
                $(
                    if let Some(value) = map.get($key).filter(|value| !value.is_null()) {
                        match <$ty as serde::Deserialize>::deserialize(value) {
                            Ok(read) => {
                                map.remove($key);
                                return Ok(Some(Self::$variant(read)));
                            }
                            Err(cause) => {
                                fault.get_or_insert($crate::json::Fault::within($key, &cause));
                            }
                        }
                    }
                )*
                fault.map_or(Ok(None), Err)
            }

            fn keys(&self) -> &'static [&'static str] {
                match self { $(Self::$variant(_) => &[$key],)* }
            }

            fn put<M: serde::ser::SerializeMap>(&self, out: &mut M) -> Result<(), M::Error> {
                match self { $(Self::$variant(value) => out.serialize_entry($key, value),)* }
            }

            fn walk(&self, walk: &mut $crate::json::Walk<'_>) {
                match self { $(Self::$variant(value) => walk.required($key, value),)* }
            }
        }

        impl $name {
            /// The JSON key that tells this alternative from the others.
            pub fn key(&self) -> &'static str {
                match self { $(Self::$variant(_) => $key,)* }
            }
        }

        $crate::json::union!(@from [$($from)?] $name $($variant($ty))*);
    };

    (@from [From] $($rest:tt)*) => {};
    (@from [] $name:ident $($variant:ident($ty:ty))*) => {
        $(
            impl From<$ty> for $name {
                fn from(value: $ty) -> Self {
                    Self::$variant(value)
                }
            }
        )*
    };
}
pub(crate) use union;

/// Declares an enum whose variants are told apart by the text of one field, with the content in
/// another. Content of an unknown kind, or of an unexpected shape, is kept in `Other`.
macro_rules! adjacent {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident by $tag:literal in $content:literal {
            $(
                $(#[$variant_meta:meta])*
                $variant:ident($ty:ty) = $text:literal
            ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "matching without boxes reads better")]
        $vis enum $name {
            $($(#[$variant_meta])* $variant($ty),)*
            /// A kind not known here, or content of another shape: kind and content as received.
            Other(String, serde_json::Value),
        }

        impl $name {
            /// The text that tells this kind from the others.
            pub fn kind(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $text,)*
                    Self::Other(kind, _) => kind,
                }
            }
        }

        impl $crate::json::Union for $name {
            const KEYS: &'static [&'static str] = &[$tag, $content];

            fn take(map: &mut $crate::json::Map) -> Result<Option<Self>, $crate::json::Fault> {
                let kind = match map.get($tag) {
                    Some(serde_json::Value::String(kind)) if map.contains_key($content) => {
                        kind.clone()
                    }
                    _ => return Ok(None),
                };
                map.remove($tag);
                let content = map.remove($content).unwrap_or_default();
                let known = match kind.as_str() {
                    $($text => <$ty as serde::Deserialize>::deserialize(&content)
                        .ok()
                        .map(Self::$variant),)*
                    _ => None,
                };
                Ok(Some(known.unwrap_or(Self::Other(kind, content))))
            }

            fn keys(&self) -> &'static [&'static str] {
                Self::KEYS
            }

            fn put<M: serde::ser::SerializeMap>(&self, out: &mut M) -> Result<(), M::Error> {
                out.serialize_entry($tag, self.kind())?;
                match self {
                    $(Self::$variant(content) => out.serialize_entry($content, content),)*
                    Self::Other(_, content) => out.serialize_entry($content, content),
                }
            }

            fn walk(&self, walk: &mut $crate::json::Walk<'_>) {
                match self {
                    $(Self::$variant(content) => walk.required($content, content),)*
                    Self::Other(..) => walk.odd($content),
                }
            }
        }

        $(
            impl From<$ty> for $name {
                fn from(content: $ty) -> Self {
                    Self::$variant(content)
                }
            }
        )*
    };
}
pub(crate) use adjacent;
