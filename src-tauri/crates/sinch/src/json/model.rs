//! `model!` and the reader and writer it stands on.

use serde::de::DeserializeOwned;
use serde::ser::{Serialize, SerializeMap};
use serde_json::Value;

use super::{Fault, Map, Union};

/// Declares a struct that mirrors one JSON object; see the [module](super) for the grammar.
///
/// Generates the struct with an `extra` map, its serde implementations, the walk over leftovers,
/// and either `Default` (nothing is required) or `new(required fields in order)`.
macro_rules! model {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident {
            $(
                $(#[$field_meta:meta])*
                $kind:ident $field:ident $(= $key:literal)? : $ty:ty
            ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        $vis struct $name {
            $(
                $(#[$field_meta])*
                pub $field: $crate::json::field_type!($kind $ty),
            )*
            /// What the object held besides: unknown fields, nulls, and known fields of an
            /// unexpected shape. Written back as it came.
            pub extra: $crate::json::Map,
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let map = <$crate::json::Map as serde::Deserialize>::deserialize(deserializer)?;
                #[allow(unused_mut)]
                let mut reader = $crate::json::Reader::new(map);
                let read = |reader: &mut $crate::json::Reader| -> Result<Self, $crate::json::Fault> {
                    Ok(Self {
                        $($field: reader.$kind($crate::json::model!(@key $field $($key)?))?,)*
                        extra: reader.rest(),
                    })
                };
                read(&mut reader).map_err(serde::de::Error::custom)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #[allow(unused_mut)]
                let mut writer = $crate::json::Writer::new(serializer, &self.extra)?;
                $(writer.$kind($crate::json::model!(@key $field $($key)?), &self.$field)?;)*
                writer.finish()
            }
        }

        impl $crate::json::Leftovers for $name {
            fn walk(&self, walk: &mut $crate::json::Walk<'_>) {
                $(walk.$kind($crate::json::model!(@key $field $($key)?), &self.$field);)*
                walk.extra(&self.extra, |_key| {
                    false $(|| $crate::json::model!(@known _key $kind $field $($key)? : $ty))*
                });
            }
        }

        $crate::json::model!(@new $name [] [] $($kind $field : $ty,)*);
    };

    (@known $asked:ident flat $field:ident : $ty:ty) => {
        <$ty as $crate::json::Union>::KEYS.contains(&$asked)
    };
    (@known $asked:ident one $field:ident : $ty:ty) => {
        <$ty as $crate::json::Union>::KEYS.contains(&$asked)
    };
    (@known $asked:ident $kind:ident $field:ident $($key:literal)? : $ty:ty) => {
        $asked == $crate::json::model!(@key $field $($key)?)
    };

    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };

    (@new $name:ident [$($args:tt)*] [$($inits:tt)*] required $field:ident : $ty:ty, $($rest:tt)*) => {
        $crate::json::model!(@new $name
            [$($args)* $field: impl Into<$ty>,] [$($inits)* $field: $field.into(),] $($rest)*);
    };
    (@new $name:ident [$($args:tt)*] [$($inits:tt)*] one $field:ident : $ty:ty, $($rest:tt)*) => {
        $crate::json::model!(@new $name
            [$($args)* $field: impl Into<$ty>,] [$($inits)* $field: $field.into(),] $($rest)*);
    };
    (@new $name:ident [$($args:tt)*] [$($inits:tt)*] $kind:ident $field:ident : $ty:ty, $($rest:tt)*) => {
        $crate::json::model!(@new $name [$($args)*] [$($inits)* $field: None,] $($rest)*);
    };
    (@new $name:ident [] [$($inits:tt)*]) => {
        impl Default for $name {
            fn default() -> Self {
                Self { $($inits)* extra: $crate::json::Map::new() }
            }
        }
    };
    (@new $name:ident [$($args:tt)*] [$($inits:tt)*]) => {
        impl $name {
            /// With the required fields and nothing else.
            #[allow(clippy::too_many_arguments, reason = "one per required field of the API")]
            pub fn new($($args)*) -> Self {
                Self { $($inits)* extra: $crate::json::Map::new() }
            }
        }
    };
}
pub(crate) use model;

/// The Rust type of a field of `model!`, from its kind and the type named there.
macro_rules! field_type {
    (required $ty:ty) => { $ty };
    (one $ty:ty) => { $ty };
    (optional $ty:ty) => { Option<$ty> };
    (flat $ty:ty) => { Option<$ty> };
}
pub(crate) use field_type;

/// Takes the fields of one object apart; what nobody takes is the rest.
pub(crate) struct Reader {
    map: Map,
}

impl Reader {
    pub(crate) fn new(map: Map) -> Self {
        Self { map }
    }

    pub(crate) fn required<T: DeserializeOwned>(&mut self, key: &str) -> Result<T, Fault> {
        let value = self.map.get(key).ok_or_else(|| Fault::missing(key))?;
        let read = T::deserialize(value).map_err(|cause| Fault::within(key, &cause))?;
        self.map.remove(key);
        Ok(read)
    }

    pub(crate) fn optional<T: DeserializeOwned>(&mut self, key: &str) -> Result<Option<T>, Fault> {
        // A null stays in the rest: it is neither a value nor the same as an absent field.
        let Some(value) = self.map.get(key).filter(|value| !value.is_null()) else {
            return Ok(None);
        };
        let Ok(read) = T::deserialize(value) else {
            return Ok(None);
        };
        self.map.remove(key);
        Ok(Some(read))
    }

    pub(crate) fn flat<U: Union>(&mut self, _name: &str) -> Result<Option<U>, Fault> {
        Ok(U::take(&mut self.map).unwrap_or(None))
    }

    pub(crate) fn one<U: Union>(&mut self, _name: &str) -> Result<U, Fault> {
        U::take(&mut self.map)?.ok_or_else(|| Fault::none_of(U::KEYS))
    }

    pub(crate) fn rest(&mut self) -> Map {
        std::mem::take(&mut self.map)
    }
}

/// Writes the fields of one object, then what it held besides.
pub(crate) struct Writer<'a, M> {
    out: M,
    extra: &'a Map,
    written: Vec<&'static str>,
}

impl<'a, M: SerializeMap> Writer<'a, M> {
    pub(crate) fn new<S>(serializer: S, extra: &'a Map) -> Result<Self, S::Error>
    where
        S: serde::Serializer<SerializeMap = M, Ok = M::Ok, Error = M::Error>,
    {
        Ok(Self {
            out: serializer.serialize_map(None)?,
            extra,
            written: Vec::new(),
        })
    }

    pub(crate) fn required<T: Serialize>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), M::Error> {
        if !self.extra.is_empty() {
            self.written.push(key);
        }
        self.out.serialize_entry(key, value)
    }

    pub(crate) fn optional<T: Serialize>(
        &mut self,
        key: &'static str,
        value: &Option<T>,
    ) -> Result<(), M::Error> {
        match value {
            Some(value) => self.required(key, value),
            None => Ok(()),
        }
    }

    pub(crate) fn flat<U: Union>(
        &mut self,
        name: &'static str,
        value: &Option<U>,
    ) -> Result<(), M::Error> {
        match value {
            Some(value) => self.one(name, value),
            None => Ok(()),
        }
    }

    pub(crate) fn one<U: Union>(&mut self, _name: &'static str, value: &U) -> Result<(), M::Error> {
        if !self.extra.is_empty() {
            self.written.extend(value.keys());
        }
        value.put(&mut self.out)
    }

    pub(crate) fn finish(mut self) -> Result<M::Ok, M::Error> {
        for (key, value) in self.extra {
            // A field that was null when read and has been set since is written once, as set.
            if !self.written.contains(&key.as_str()) {
                self.out.serialize_entry::<str, Value>(key, value)?;
            }
        }
        self.out.end()
    }
}
