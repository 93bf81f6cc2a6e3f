//! Settings of the project.
//!
//! Source: Conversation API, Project Settings.

use reqwest::Method;

use crate::client::{Client, Path, verb};
use crate::endpoints::Api;
use crate::error::Result;
use crate::json::model;

model! {
    /// Settings of the project.
    pub struct ProjectSettings {
        /// Of contacts.
        optional contact_settings: ContactSettings,
    }
}

model! {
    /// Settings of contacts.
    pub struct ContactSettings {
        /// One contact for SMS, RCS and MMS of a number.
        optional unified_contact_id_enabled: bool,
    }
}

model! {
    /// Settings with the project they belong to.
    pub struct ProjectSettingsResponse {
        /// The project.
        optional project_id: String,
        /// Its settings.
        optional settings: ProjectSettings,
    }
}

/// The settings calls; see [`Client::settings`].
#[derive(Debug, Clone)]
pub struct Settings {
    client: Client,
}

impl Client {
    /// Settings of the project.
    pub fn settings(&self) -> Settings {
        Settings {
            client: self.clone(),
        }
    }
}

impl Settings {
    /// Makes the settings (`POST settings`).
    ///
    /// # Errors
    /// As every call.
    pub async fn create(&self, settings: &ProjectSettings) -> Result<ProjectSettingsResponse> {
        self.client
            .write(
                Api::Conversation,
                verb!("settings.create"),
                Method::POST,
                Path::new("/settings"),
            )
            .body(settings)
            .run()
            .await
    }

    /// The settings (`GET settings`).
    ///
    /// # Errors
    /// As every call.
    pub async fn get(&self) -> Result<ProjectSettingsResponse> {
        self.client
            .read(
                Api::Conversation,
                verb!("settings.get"),
                Path::new("/settings"),
            )
            .run()
            .await
    }

    /// Changes the settings (`PATCH settings`).
    ///
    /// # Errors
    /// As every call.
    pub async fn update(&self, settings: &ProjectSettings) -> Result<ProjectSettingsResponse> {
        self.client
            .write(
                Api::Conversation,
                verb!("settings.update"),
                Method::PATCH,
                Path::new("/settings"),
            )
            .body(settings)
            .run()
            .await
    }

    /// Takes the settings back (`DELETE settings`).
    ///
    /// # Errors
    /// As every call.
    pub async fn delete(&self) -> Result<()> {
        self.client
            .write(
                Api::Conversation,
                verb!("settings.delete"),
                Method::DELETE,
                Path::new("/settings"),
            )
            .run_empty()
            .await
    }
}
