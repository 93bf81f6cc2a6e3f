//! `carillon link`: a fresh sign-in link for the console that `carillon serve` runs.

use crate::cli::LinkArgs;
use crate::ending::Ending;
use crate::host::DoorFile;
use crate::{http, output};
use backend::{AppError, Code, words};
use serde_json::{Value, json};

/// Asks the running host for a one-time key and prints the link.
pub async fn run(args: LinkArgs, json: bool) -> Result<(), Ending> {
    let path = args.data.display().to_string();
    let not_serving = || -> Ending {
        AppError::new(
            Code::PreconditionFailed,
            words!("server-not-serving", path = path.clone()),
        )
        .hint(words!("server-not-serving-hint", path = path.clone()))
        .into()
    };
    let door = DoorFile::read(&args.data).ok_or_else(not_serving)?;
    let answer: Value = http::client()?
        .post(format!("{}/link", door.address))
        .bearer_auth(&door.key)
        .send()
        .await
        .and_then(reqwest::Response::error_for_status)
        .map_err(|_| not_serving())?
        .json()
        .await
        .map_err(|_| not_serving())?;
    let key = answer["key"].as_str().ok_or_else(not_serving)?;
    let link = format!("{}/#key={key}", door.address);
    if json {
        output::json(&json!({ "link": link }));
    } else {
        output::line(&link);
    }
    Ok(())
}
