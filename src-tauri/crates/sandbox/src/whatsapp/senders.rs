//! `/whatsapp/senders`: list, get.

use serde_json::{Map, Value};

use crate::world::World;

impl World {
    /// Adds a sender, or replaces the one of its id.
    pub(crate) fn put_sender(&mut self, sender: Map<String, Value>) {
        let senders = &mut self.whatsapp.senders;
        match senders
            .iter_mut()
            .find(|known| known.get("id") == sender.get("id"))
        {
            Some(known) => *known = sender,
            None => senders.push(sender),
        }
    }
}
