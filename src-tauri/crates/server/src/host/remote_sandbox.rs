//! A sandbox that runs already, in a process of its own: its credentials come from
//! `/control/access`, and each data directory makes an app of its own there, so that several can
//! rehearse side by side and be counted apart.

use super::Stoppable;
use super::levers::ControlLevers;
use crate::http;
use async_trait::async_trait;
use backend::rehearsal::Endpoints;
use backend::secrets::Secret;
use backend::{AppError, Code, Rehearsal, RehearsalAccess, Result, words};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// Rehearses with the sandbox at an origin such as `http://127.0.0.1:7431`.
pub struct RemoteSandbox {
    origin: String,
    counted_by: OnceLock<(String, String)>,
}

/// The app that a data directory made, kept beside what an own sandbox would keep.
#[derive(Serialize, Deserialize)]
struct OwnApp {
    origin: String,
    app_id: String,
}

impl RemoteSandbox {
    /// The sandbox at `origin`.
    pub fn at(origin: &str) -> Self {
        Self {
            origin: origin.trim_end_matches('/').to_owned(),
            counted_by: OnceLock::new(),
        }
    }

    async fn ask(&self, method: reqwest::Method, path: &str) -> Result<Value> {
        let client = http::client()?;
        let answer = client
            .request(method, format!("{}{path}", self.origin))
            .send()
            .await
            .and_then(reqwest::Response::error_for_status)
            .map_err(|fault| {
                AppError::new(
                    Code::PreconditionFailed,
                    words!("server-sandbox-unreachable", origin = &self.origin),
                )
                .hint(words!("server-sandbox-unreachable-hint"))
                .because(fault)
            })?;
        answer.json().await.map_err(|fault| self.strange(&fault))
    }

    fn strange(&self, fault: &dyn std::error::Error) -> AppError {
        AppError::new(
            Code::PreconditionFailed,
            words!(
                "server-sandbox-strange",
                origin = &self.origin,
                reason = fault.to_string()
            ),
        )
    }

    async fn own_app(&self, data: &Path) -> Result<String> {
        let folder = data.join("sandbox");
        let kept = folder.join("app.json");
        if let Some(own) = std::fs::read(&kept)
            .ok()
            .and_then(|text| serde_json::from_slice::<OwnApp>(&text).ok())
            .filter(|own| own.origin == self.origin)
        {
            return Ok(own.app_id);
        }
        let made = self.ask(reqwest::Method::POST, "/control/apps").await?;
        let app_id = made["app_id"].as_str().unwrap_or_default().to_owned();
        let own = OwnApp {
            origin: self.origin.clone(),
            app_id: app_id.clone(),
        };
        let text = serde_json::to_vec(&own).map_err(AppError::internal)?;
        std::fs::create_dir_all(&folder)
            .and_then(|()| std::fs::write(&kept, text))
            .map_err(AppError::internal)?;
        Ok(app_id)
    }
}

#[async_trait]
impl Rehearsal for RemoteSandbox {
    async fn start(&self, data: &Path) -> Result<RehearsalAccess> {
        let access = self.ask(reqwest::Method::GET, "/control/access").await?;
        let mut access = access_from(access).map_err(|fault| self.strange(&fault))?;
        access.app_ids = vec![self.own_app(data).await?];
        counted_by(&access).map(|counted_by| self.counted_by.set(counted_by));
        Ok(access)
    }
}

#[async_trait]
impl Stoppable for RemoteSandbox {
    /// It was not started here, so it goes on.
    async fn stop(&self) {}

    fn counted_by(&self) -> Option<(String, String)> {
        self.counted_by.get().cloned()
    }

    fn rehearsal(self: Arc<Self>) -> Arc<dyn Rehearsal> {
        self
    }
}

/// A sandbox's line as JSON: the base addresses, and the keys beside them.
#[derive(Deserialize)]
struct Line {
    #[serde(flatten)]
    endpoints: Endpoints,
    #[serde(default)]
    regions: BTreeMap<String, Region>,
    control: String,
    project_id: String,
    key_id: String,
    key_secret: String,
    app_ids: Vec<String>,
}

/// What a region has an address of its own for; the rest is the same everywhere.
#[derive(Deserialize)]
struct Region {
    conversation: String,
    template: String,
}

/// Reads what a sandbox says of itself.
pub fn access_from(line: Value) -> std::result::Result<RehearsalAccess, serde_json::Error> {
    let line: Line = serde_json::from_value(line)?;
    let regions = line
        .regions
        .into_iter()
        .map(|(name, region)| {
            let endpoints = Endpoints {
                conversation: region.conversation,
                template: region.template,
                ..line.endpoints.clone()
            };
            (name, endpoints)
        })
        .collect();
    Ok(RehearsalAccess {
        regions,
        endpoints: line.endpoints,
        levers: Arc::new(ControlLevers::at(&line.control)),
        control: line.control,
        project_id: line.project_id,
        key_id: line.key_id,
        key_secret: Secret::new(line.key_secret),
        app_ids: line.app_ids,
    })
}

/// Where the app that is rehearsed with is counted.
pub fn counted_by(access: &RehearsalAccess) -> Option<(String, String)> {
    Some((access.control.clone(), access.app_ids.first()?.clone()))
}
