//! What the processes on one PostgreSQL database tell each other: short texts by NOTIFY.
//!
//! Not here: what the texts mean (`backend`). They may be missed while a connection is made anew,
//! so they say that something changed and never what.

use crate::Error;
use sqlx::{PgPool, postgres::PgListener};

/// Channels belong to a database; several schemas of it may each hold a console's data.
const CHANNEL: &str = "SELECT 'carillon_' || current_schema()";

/// What is announced on a database, as it comes.
pub struct Notices {
    listener: PgListener,
}

impl Notices {
    pub(crate) async fn listen(pool: &PgPool) -> Result<Self, Error> {
        let (channel,): (String,) = sqlx::query_as(CHANNEL).fetch_one(pool).await?;
        let mut listener = PgListener::connect_with(pool).await?;
        listener.listen(&channel).await?;
        Ok(Self { listener })
    }

    /// The next notice; `None` where some may have been missed, because the connection was lost
    /// and is there again.
    ///
    /// # Errors
    /// `Unavailable`, `Closed`: nothing more is heard until another one listens.
    pub async fn next(&mut self) -> Result<Option<String>, Error> {
        let notice = self.listener.try_recv().await?;
        Ok(notice.map(|notice| notice.payload().to_owned()))
    }
}

pub(crate) async fn announce(pool: &PgPool, notice: &str) -> Result<(), Error> {
    sqlx::query("SELECT pg_notify('carillon_' || current_schema(), $1)")
        .bind(notice)
        .execute(pool)
        .await?;
    Ok(())
}
