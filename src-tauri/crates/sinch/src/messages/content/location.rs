//! A place on the map.

use serde_json::Number;

use crate::json::model;

model! {
    /// A place, given by coordinates.
    ///
    /// Source: Conversation API, `LocationMessage`.
    pub struct LocationMessage {
        /// Shown near the button or link; empty in some inbound messages.
        required title: String,
        /// Where it is.
        required coordinates: Coordinates,
        /// Name of the place.
        optional label: String,
    }
}

model! {
    /// Coordinates in degrees, as numbers exactly as written.
    pub struct Coordinates {
        /// North is positive.
        required latitude: Number,
        /// East is positive.
        required longitude: Number,
    }
}

impl Coordinates {
    /// From degrees; `None` for a value that is not a finite number.
    pub fn degrees(latitude: f64, longitude: f64) -> Option<Self> {
        Some(Self::new(
            Number::from_f64(latitude)?,
            Number::from_f64(longitude)?,
        ))
    }
}
