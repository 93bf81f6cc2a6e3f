//! What a fresh sandbox begins with: templates of every kind and state, a sender, an account.
//!
//! One more template is one more `template(…)` in `templates`.

use serde_json::{Map, Value, json};

use crate::{
    ids::{seeded_number, seeded_uuid},
    whatsapp::{Template, WhatsApp},
};

/// The WhatsApp half of a fresh project.
pub(crate) fn start(seed: u64, project_id: &str, app_id: &str) -> WhatsApp {
    WhatsApp {
        templates: templates(seed),
        deleted: Vec::new(),
        senders: vec![sender(seed, project_id, app_id)],
        account: object(json!({
            "state": "ONBOARDED",
            "isEmbeddedSignup": false,
            "businessManager": "SINCH_UK",
            "wabaId": "1234567890",
            "details": {
                "companyLegalName": "Rehearsal Ltd",
                "wabaName": "Rehearsal Ltd",
                "clientBusinessManagerId": "1234567890",
            },
            "wabaMaxPriceOnboarded": false,
            "wabaEnabledForInsights": false,
            "wabaEnabledForDirectSend": false,
            "compatibleRegions": ["eu", "us"],
            "currency": "EUR",
            "businessDailyLimit": "TIER_UNLIMITED",
        })),
        hooks: Vec::new(),
        bundles: Vec::new(),
        analytics: Default::default(),
    }
}

fn object(value: Value) -> Option<Map<String, Value>> {
    match value {
        Value::Object(object) => Some(object),
        _ => None,
    }
}

fn sender(seed: u64, project_id: &str, app_id: &str) -> Map<String, Value> {
    object(json!({
        "id": seeded_uuid(seed, "sender", 0),
        "state": "ACTIVE",
        "details": {
            "displayName": "Rehearsal Ltd",
            "description": "A sender of the sandbox",
            "vertical": "PROFESSIONAL_SERVICES",
            "about": "Rehearsal",
        },
        "metadata": {},
        "region": "EU",
        "conversationApiAppDetails": {
            "id": app_id,
            "projectId": project_id,
            "region": "EU",
            "channelStatus": "ACTIVE",
        },
        "maxTps": 80,
        "qualityRating": "GREEN",
        "bearerToken": "sandbox-bearer-token",
        "cloudApi": true,
        "created": "2024-01-01T00:00:00Z",
        "modified": "2024-01-01T00:00:00Z",
        "countryCode": "1",
        "phoneNumber": "9895550001",
        "numberProvider": "SINCH",
        "businessManager": "SINCH_UK",
        "compatibleRegions": ["eu", "us"],
    }))
    .unwrap_or_default()
}

fn templates(seed: u64) -> Vec<Template> {
    let body =
        |text: &str, examples: Value| json!({"type": "BODY", "text": text, "examples": examples});
    let order = |text: &str| json!([body(text, json!(["Ann", "A-1001"]))]);
    let appointment = |text: &str, footer: &str| {
        json!([
            {"type": "HEADER", "format": "IMAGE", "example": {"url": "https://example.com/clinic.png"}},
            body(text, json!(["Ann", "Monday, 10:30"])),
            {"type": "FOOTER", "text": footer},
        ])
    };
    let offer = json!([
        {"type": "HEADER", "format": "TEXT", "text": "Spring is here, {{1}}", "example": "Ann"},
        body("Take {{1}} % off everything until {{2}}.", json!(["20", "31 May"])),
        {"type": "FOOTER", "text": "Reply STOP to opt out"},
        {"type": "BUTTONS", "buttons": [
            {"type": "QUICK_REPLY", "text": "Remind me"},
            {"type": "URL", "text": "To the shop", "url": "https://example.com/offer/{{1}}", "example": "https://example.com/offer/ann"},
        ]},
    ]);
    let code = json!([
        {"type": "BODY", "addSecurityRecommendation": true},
        {"type": "FOOTER", "codeExpirationMinutes": 10},
        {"type": "BUTTONS", "buttons": [{"type": "OTP", "otpType": "COPY_CODE", "text": "Copy code"}]},
    ]);
    let plain = |text: &str| json!([{"type": "BODY", "text": text}]);
    vec![
        template(
            seed,
            0,
            "order_ready",
            "EN",
            "UTILITY",
            "APPROVED",
            order("Hello {{1}}, your order {{2}} is ready to be collected."),
        ),
        template(
            seed,
            1,
            "order_ready",
            "IT",
            "UTILITY",
            "APPROVED",
            order("Ciao {{1}}, il tuo ordine {{2}} è pronto per il ritiro."),
        ),
        template(
            seed,
            2,
            "appointment_reminder",
            "EN",
            "UTILITY",
            "APPROVED",
            appointment("Dear {{1}}, we expect you on {{2}}.", "See you soon"),
        ),
        template(
            seed,
            3,
            "appointment_reminder",
            "DE",
            "UTILITY",
            "APPROVED",
            appointment("Guten Tag {{1}}, wir erwarten Sie am {{2}}.", "Bis bald"),
        ),
        template(
            seed,
            4,
            "spring_offer",
            "EN_US",
            "MARKETING",
            "APPROVED",
            offer,
        ),
        template(
            seed,
            5,
            "login_code",
            "EN",
            "AUTHENTICATION",
            "APPROVED",
            code,
        ),
        template(
            seed,
            6,
            "store_opening",
            "EN",
            "MARKETING",
            "PENDING",
            plain("Our new store opens on {{1}}."),
        ),
        template(
            seed,
            7,
            "prize_draw",
            "EN",
            "MARKETING",
            "REJECTED",
            plain("You have won! Answer now."),
        ),
        template(
            seed,
            8,
            "weekly_news",
            "EN",
            "MARKETING",
            "PAUSED",
            plain("News of the week: {{1}}"),
        ),
        template(
            seed,
            9,
            "delivery_delayed",
            "EN",
            "UTILITY",
            "APPROVED",
            plain("Your delivery is late. We are sorry."),
        ),
    ]
}

fn template(
    seed: u64,
    number: u64,
    name: &str,
    language: &str,
    category: &str,
    state: &str,
    components: Value,
) -> Template {
    let mut body = Map::new();
    let whatsapp_id = (seeded_number(seed, "template", number) % 1_000_000_000_000).to_string();
    let details = json!({"components": components});
    body.insert("whatsappId".into(), json!(whatsapp_id));
    body.insert("name".into(), json!(name));
    body.insert("language".into(), json!(language));
    body.insert("category".into(), json!(category));
    body.insert("state".into(), json!(state));
    body.insert("qualityScore".into(), json!("QUALITY_SCORE_UNKNOWN"));
    body.insert("analytics".into(), json!([]));
    body.insert("isMetaGenerated".into(), json!(false));
    match state {
        "PENDING" => {
            let changes =
                json!({"status": "IN_PROGRESS", "allowCategoryChange": false, "details": details});
            body.insert("changes".into(), changes);
        }
        "REJECTED" => {
            body.insert("rejectionCode".into(), json!("SCAM"));
            let changes =
                json!({"status": "REJECTED", "allowCategoryChange": false, "details": details});
            body.insert("changes".into(), changes);
        }
        _ => {
            body.insert("details".into(), details);
        }
    }
    Template {
        body,
        activities: vec![json!({
            "type": "CREATED",
            "created": "2024-01-01T00:00:00Z",
            "author": "sandbox",
        })],
    }
}
