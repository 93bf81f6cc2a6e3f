//! Lookups and their answers. Features not asked for are null.

use crate::json::{model, open_enum};
use crate::time::Time;

model! {
    /// A number to look up.
    pub struct NumberLookupRequest {
        /// E.164 with `+`.
        required number: String,
        /// What to find out; `LineType` unless set.
        optional features: Vec<Feature>,
        /// Needed for `RND`.
        optional rnd_feature_options = "rndFeatureOptions": RndFeatureOptions,
    }
}

open_enum! {
    /// What can be found out.
    pub enum Feature {
        /// Network and kind of line.
        LineType = "LineType",
        /// Whether the SIM was changed lately.
        SimSwap = "SimSwap",
        /// Whether it is an internet line.
        VoipDetection = "VoIPDetection",
        /// Whether the number was given up since a date.
        Rnd = "RND",
    }
}

model! {
    /// Options of the reassigned numbers database.
    pub struct RndFeatureOptions {
        /// Last contact, `YYYY-MM-DD`.
        required contact_date = "contactDate": String,
    }
}

model! {
    /// What was found out.
    pub struct NumberLookupResponse {
        /// The number.
        optional number: String,
        /// Two letters.
        optional country_code = "countryCode": String,
        /// For Sinch's support.
        optional trace_id = "traceId": String,
        /// Network and kind of line.
        optional line: Line,
        /// Whether the SIM was changed lately.
        optional sim_swap = "simSwap": SimSwap,
        /// Whether it is an internet line.
        optional voip_detection = "voIPDetection": VoipDetection,
        /// Whether the number was given up.
        optional rnd: Rnd,
    }
}

model! {
    /// Network and kind of line.
    pub struct Line {
        /// Network.
        optional carrier: String,
        /// Kind of line.
        optional kind = "type": LineType,
        /// Mobile country code.
        optional mobile_country_code = "mobileCountryCode": String,
        /// Mobile network code.
        optional mobile_network_code = "mobileNetworkCode": String,
        /// Taken along from another network.
        optional ported: bool,
        /// When.
        optional porting_date = "portingDate": Time,
        /// Why it could not be found out.
        optional error: LookupError,
    }
}

open_enum! {
    /// Kinds of lines.
    #[allow(missing_docs)]
    pub enum LineType {
        Landline = "Landline",
        Mobile = "Mobile",
        Voip = "VoIP",
        Special = "Special",
        Freephone = "Freephone",
        /// None of the others.
        OtherLine = "Other",
    }
}

model! {
    /// Whether the SIM was changed lately.
    pub struct SimSwap {
        /// It was.
        optional swapped: bool,
        /// Within which time.
        optional swap_period = "swapPeriod": SwapPeriod,
        /// Why it could not be found out.
        optional error: LookupError,
    }
}

open_enum! {
    /// Times within which a SIM was changed.
    #[allow(missing_docs)]
    pub enum SwapPeriod {
        Undefined = "Undefined",
        Hours4 = "SP4H",
        Hours12 = "SP12H",
        Hours24 = "SP24H",
        Hours48 = "SP48H",
        Days5 = "SP5D",
        Days7 = "SP7D",
        Days14 = "SP14D",
        Days30 = "SP30D",
        Longest = "SPMAX",
    }
}

model! {
    /// Whether it is an internet line.
    pub struct VoipDetection {
        /// How likely.
        optional probability: VoipProbability,
        /// Why it could not be found out.
        optional error: LookupError,
    }
}

open_enum! {
    /// How likely an internet line is.
    #[allow(missing_docs)]
    pub enum VoipProbability {
        Unknown = "Unknown",
        Low = "Low",
        Likely = "Likely",
        High = "High",
    }
}

model! {
    /// Whether the number was given up since the last contact.
    pub struct Rnd {
        /// It was.
        optional disconnected: bool,
        /// Why it could not be found out.
        optional error: LookupError,
    }
}

model! {
    /// Why one feature could not be found out, while the call as a whole succeeded.
    pub struct LookupError {
        /// Number of the fault.
        optional status: i64,
        /// Name of the fault.
        optional title: String,
        /// A sentence.
        optional detail: String,
        /// Kind of the fault.
        optional kind = "type": String,
    }
}
