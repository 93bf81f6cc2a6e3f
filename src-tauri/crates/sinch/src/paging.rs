//! Lists as streams of items, fetched page by page, that cannot go on for ever.

use std::collections::HashSet;

use futures::stream::{self, Stream, StreamExt as _, TryStreamExt as _};

use crate::error::{Error, Result, Surprise};

/// No list of Sinch's has more pages than this; one that claims to is broken.
const MOST_PAGES: usize = 100_000;
/// Pages without items are allowed (filters do that), but not without end.
const MOST_EMPTY_PAGES: usize = 100;

/// One page of a list.
pub(crate) trait Page {
    /// What the list holds.
    type Item;

    /// The items of this page and the token of the next one; an empty token means the end.
    fn split(self) -> (Vec<Self::Item>, Option<String>);
}

/// Streams the items of all pages. `fetch` gets the token of the page to fetch, `None` at first.
///
/// Ends with an error when a token comes a second time, or when the list does not end.
pub(crate) fn items<P, F, Fut>(fetch: F) -> impl Stream<Item = Result<P::Item>> + Send
where
    P: Page + Send,
    P::Item: Send,
    F: Fn(Option<String>) -> Fut + Send,
    Fut: Future<Output = Result<P>> + Send,
{
    let start = Some(Walk {
        fetch,
        token: None,
        seen: HashSet::new(),
        empty: 0,
    });
    stream::try_unfold(start, async |walk| match walk {
        Some(walk) => walk.next().await.map(Some),
        None => Ok(None),
    })
    .map_ok(|page: Vec<P::Item>| stream::iter(page).map(Ok))
    .try_flatten()
}

struct Walk<F> {
    fetch: F,
    token: Option<String>,
    seen: HashSet<String>,
    empty: usize,
}

impl<F> Walk<F> {
    async fn next<P, Fut>(mut self) -> Result<(Vec<P::Item>, Option<Self>)>
    where
        P: Page,
        F: Fn(Option<String>) -> Fut,
        Fut: Future<Output = Result<P>>,
    {
        let (items, next) = (self.fetch)(self.token.take()).await?.split();
        let Some(token) = next.filter(|token| !token.is_empty()) else {
            return Ok((items, None));
        };
        self.empty = if items.is_empty() { self.empty + 1 } else { 0 };
        if self.empty > MOST_EMPTY_PAGES || self.seen.len() >= MOST_PAGES {
            return Err(Error::Unexpected(Surprise::EndlessList));
        }
        if !self.seen.insert(token.clone()) {
            return Err(Error::Unexpected(Surprise::PageLoop));
        }
        self.token = Some(token);
        Ok((items, Some(self)))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    impl Page for (Vec<u32>, Option<&'static str>) {
        type Item = u32;

        fn split(self) -> (Vec<u32>, Option<String>) {
            (self.0, self.1.map(str::to_owned))
        }
    }

    struct Numbered(usize);

    impl Page for Numbered {
        type Item = u32;

        fn split(self) -> (Vec<u32>, Option<String>) {
            (Vec::new(), Some(self.0.to_string()))
        }
    }

    #[tokio::test]
    async fn pages_follow_each_other_until_an_empty_token() {
        let list = items(async |token: Option<String>| {
            Ok(match token.as_deref() {
                None => (vec![1, 2], Some("a")),
                Some("a") => (vec![], Some("b")),
                _ => (vec![3], Some("")),
            })
        });
        let all: Vec<u32> = list.try_collect().await.unwrap();
        assert_eq!(all, [1, 2, 3]);
    }

    #[tokio::test]
    async fn a_repeated_token_ends_the_list_with_an_error() {
        let list = items(async |_| Ok((vec![1], Some("again"))));
        // Without the guard the list would not end; the test must, all the same.
        let all: Vec<Result<u32>> = list.take(5).collect().await;
        assert_eq!(all.len(), 2);
        assert!(matches!(all[1], Err(Error::Unexpected(Surprise::PageLoop))));
    }

    #[tokio::test]
    async fn empty_pages_without_end_are_an_error() {
        let counter = std::sync::atomic::AtomicUsize::new(0);
        let list = items(|_| {
            let page = counter.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            assert!(page <= 2 * MOST_EMPTY_PAGES, "the list does not end");
            async move { Ok(Numbered(page)) }
        });
        let last = list.collect::<Vec<_>>().await.pop().unwrap();
        assert!(matches!(
            last,
            Err(Error::Unexpected(Surprise::EndlessList))
        ));
    }
}
