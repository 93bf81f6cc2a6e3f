//! Carillon's nouns: ids, phone numbers, regions, channels, templates, campaign and recipient
//! states, and what may be done in each. No IO, no async, no clock.
//!
//! To add a noun: a module named after it, its words as they cross the door (serde), its rules as
//! pure functions with tests beneath them. What reads or writes it lives in `store`; what does
//! something with it in `backend`.

pub mod audience;
pub mod campaign;
pub mod channel;
pub mod ids;
pub mod phone;
pub mod reason;
pub mod recipient;
pub mod region;
pub mod template;

pub use audience::{ContactSort, ListSort};
pub use campaign::{Action, CampaignSort, CampaignState};
pub use channel::{Channel, ProcessingMode};
pub use ids::*;
pub use phone::{Phone, PhoneFault};
pub use reason::{Reason, ReasonKind};
pub use recipient::{RecipientSort, RecipientState, SinchStatus};
pub use region::Region;
pub use template::{TemplateKind, TemplateSort, TemplateState};
