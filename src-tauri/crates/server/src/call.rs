//! `carillon call`: any command of the door, by name. It goes to the host that holds the data; with
//! none, it opens the data itself, carries the command out, and says that jobs wait.

use crate::cli::CallArgs;
use crate::ending::Ending;
use crate::host::{self, Door, DoorFile, Hooks};
use crate::{http, output};
use backend::words::{Catalogue, FALLBACK_LANGUAGE};
use backend::{AppError, Caller, Code, ErrorBody, words};
use serde_json::Value;
use std::io::Read as _;

/// Calls, and prints the answer as JSON.
pub async fn run(args: CallArgs) -> Result<(), Ending> {
    let request = request(&args.request)?;
    let answer = match DoorFile::read(&args.data) {
        Some(door) => match through(&door, &args, &request).await? {
            Some(answer) => answer,
            None => alone(&args, request).await?,
        },
        None => alone(&args, request).await?,
    };
    output::json(&answer);
    Ok(())
}

fn request(text: &str) -> Result<Value, Ending> {
    let text = if text == "-" {
        let mut read = String::new();
        std::io::stdin()
            .read_to_string(&mut read)
            .map_err(|fault| crate::ending::unreadable("-".as_ref(), &fault))?;
        read
    } else {
        text.to_owned()
    };
    serde_json::from_str(&text).map_err(|fault| {
        AppError::new(
            Code::InvalidInput,
            words!("server-request-unreadable", reason = fault.to_string()),
        )
        .hint(words!("server-request-unreadable-hint"))
        .into()
    })
}

/// Asks the running host. `None` when nobody is there any more: a crash left the file behind.
async fn through(door: &Door, args: &CallArgs, request: &Value) -> Result<Option<Value>, Ending> {
    let sent = http::client()?
        .post(format!("{}/call/{}", door.address, args.name))
        .bearer_auth(&door.key)
        .json(request)
        .send()
        .await;
    let response = match sent {
        Ok(response) => response,
        Err(fault) if fault.is_connect() => return Ok(None),
        Err(fault) => return Err(silent(args, &fault)),
    };
    if response.status() == reqwest::StatusCode::UNAUTHORIZED {
        // Another program took the port since; the file is not its.
        return Ok(None);
    }
    if response.status().is_success() {
        let answer = response
            .json()
            .await
            .map_err(|fault| silent(args, &fault))?;
        return Ok(Some(answer));
    }
    let body: ErrorBody = response
        .json()
        .await
        .map_err(|fault| silent(args, &fault))?;
    Err(Ending::Said(Box::new(body)))
}

fn silent(args: &CallArgs, fault: &reqwest::Error) -> Ending {
    let words = words!(
        "server-holder-silent",
        path = args.data.display().to_string(),
        reason = fault.to_string()
    );
    AppError::new(Code::Conflict, words)
        .hint(words!("server-holder-silent-hint"))
        .into()
}

async fn alone(args: &CallArgs, request: Value) -> Result<Value, Ending> {
    let host = host::open(host::Opening {
        database: args.database.clone(),
        hooks: Hooks::Closed,
        work: false,
        ..host::Opening::of(&args.data, "carillon call")
    })
    .await?;
    let caller = Caller::local("command line");
    let answer = backend::router()
        .call(&host.app, caller, &args.name, request)
        .await;
    host.close().await;
    let answer = answer.map_err(|body| Ending::Said(Box::new(body)))?;
    let path = args.data.display().to_string();
    eprintln!(
        "{}",
        Catalogue::load().render(FALLBACK_LANGUAGE, &words!("server-jobs-wait", path = path))
    );
    Ok(answer)
}
