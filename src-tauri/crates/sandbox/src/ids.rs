//! Identifiers: ULIDs in the order of their making, and the ones that follow from the seed alone.

use rand::{Rng, SeedableRng, rngs::StdRng};
use sha2::{Digest, Sha256};
use ulid::Ulid;

/// Makes ULIDs that only ever rise, so that sorting by id is sorting by time of acceptance.
#[derive(Debug)]
pub(crate) struct Ids {
    last: u128,
    random: StdRng,
}

impl Ids {
    pub(crate) fn new(seed: u64) -> Ids {
        Ids {
            last: 0,
            random: StdRng::seed_from_u64(seed),
        }
    }

    /// The next id; `now_ms` gives its time part.
    pub(crate) fn next(&mut self, now_ms: i64) -> Ulid {
        let ms = u64::try_from(now_ms).unwrap_or(0);
        let fresh = Ulid::from_parts(ms, self.random.random::<u128>() >> 48).0;
        self.last = fresh.max(self.last.saturating_add(1));
        Ulid(self.last)
    }

    /// Makes sure later ids rise above one that was read back from a journal.
    pub(crate) fn rise_above(&mut self, id: Ulid) {
        self.last = self.last.max(id.0);
    }
}

/// 32 bytes that follow from the seed, a label and a number.
pub(crate) fn seeded_bytes(seed: u64, label: &str, n: u64) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(seed.to_be_bytes());
    hash.update(label.as_bytes());
    hash.update(n.to_be_bytes());
    hash.finalize().into()
}

/// A number that follows from the seed, a label and a number; evenly spread.
pub(crate) fn seeded_number(seed: u64, label: &str, n: u64) -> u64 {
    let bytes = seeded_bytes(seed, label, n);
    let mut eight = [0; 8];
    eight.copy_from_slice(&bytes[..8]);
    u64::from_be_bytes(eight)
}

/// A share of all, from 0 up to 1, that follows from the seed, a label and a number.
pub(crate) fn seeded_share(seed: u64, label: &str, n: u64) -> f64 {
    (seeded_number(seed, label, n) >> 11) as f64 / (1u64 << 53) as f64
}

/// A ULID that follows from the seed, dated to the first day of 2024.
pub(crate) fn seeded_ulid(seed: u64, label: &str, n: u64) -> Ulid {
    const NEW_YEAR_2024_MS: u64 = 1_704_067_200_000;
    let bytes = seeded_bytes(seed, label, n);
    let mut sixteen = [0; 16];
    sixteen.copy_from_slice(&bytes[..16]);
    Ulid::from_parts(NEW_YEAR_2024_MS + n, u128::from_be_bytes(sixteen) >> 48)
}

/// A UUID (version 4 in form) that follows from the seed.
pub(crate) fn seeded_uuid(seed: u64, label: &str, n: u64) -> String {
    let bytes = seeded_bytes(seed, label, n);
    let mut sixteen = [0; 16];
    sixteen.copy_from_slice(&bytes[..16]);
    uuid::Builder::from_random_bytes(sixteen)
        .into_uuid()
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_rise_even_within_a_millisecond_and_when_the_clock_falls_back() {
        let mut ids = Ids::new(1);
        let mut last = ids.next(1_000);
        for now in [1_000, 1_000, 999, 1_001] {
            let next = ids.next(now);
            assert!(next > last);
            last = next;
        }
    }

    #[test]
    fn the_seed_decides() {
        assert_eq!(seeded_uuid(7, "project", 0), seeded_uuid(7, "project", 0));
        assert_ne!(seeded_uuid(7, "project", 0), seeded_uuid(8, "project", 0));
        assert_eq!(seeded_ulid(7, "app", 0).to_string().len(), 26);
    }
}
