//! Audiences: from a file to a list and back, on both engines; a person's page; lists that are in use.

use carillon_tests::postgres::TestDatabase;
use carillon_tests::{Stage, Staging};
use serde_json::{Value, json};
use std::time::Duration;

#[tokio::test]
async fn a_file_becomes_a_list_and_its_refused_rows_a_file() {
    let stage = Stage::new().await;
    from_file_to_list(&stage).await;
    stage.end().await;
}

#[tokio::test]
async fn a_file_becomes_a_list_and_its_refused_rows_a_file_on_postgresql() {
    let Some(database) = TestDatabase::make("import") else {
        return;
    };
    let stage = Stage::with(Staging {
        database: Some(database.url()),
        ..Staging::default()
    })
    .await;
    assert_eq!(stage.app().engine(), "postgres");
    from_file_to_list(&stage).await;
    stage.end().await;
    database.drop_it();
}

async fn from_file_to_list(stage: &Stage) {
    // More rows than one write holds, in every part of the work.
    let mut file = String::from("name;phone\r\n");
    for n in 0..1_200 {
        file.push_str(&format!("Person {:04};+39312{n:07}\r\n", 1_200 - n));
    }
    file.push_str("Bob;n/a\r\nAnna;+39312 0000000\r\n");
    let import = stage.import("people.csv", file.as_bytes(), "IT").await;
    assert_eq!(
        (
            &import["state"],
            &import["imported"],
            &import["duplicates"],
            &import["rejected"]
        ),
        (&json!("done"), &json!(1_200), &json!(1), &json!(1)),
        "{import}"
    );
    let list = import["list_id"].clone();
    let names = |sort: &'static str, descending: bool| {
        let list = &list;
        async move {
            let request = json!({
                "list_id": list, "sort": sort, "descending": descending, "limit": 2,
            });
            let page = stage.call("audiences.contacts", request).await;
            let items = page["items"].as_array().unwrap().clone();
            items
                .iter()
                .map(|it| it["name"].as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        }
    };
    assert_eq!(names("name", false).await, ["Person 0001", "Person 0002"]);
    assert_eq!(names("name", true).await, ["Person 1200", "Person 1199"]);
    assert_eq!(names("phone", false).await, ["Person 1200", "Person 1199"]);

    let request = json!({ "import_id": import["id"] });
    let info = stage
        .call("audiences.export_rejections", request.clone())
        .await;
    let refused = String::from_utf8(stage.download(&info).await).unwrap();
    assert!(refused.contains("1202;phone;"), "{refused}");

    // Mended, and imported into the list that is there.
    let name = stage
        .call("audiences.list", json!({ "list_id": list }))
        .await["list"]["name"]
        .clone();
    let mended = refused.replace("n/a", "+39312 9000001");
    let file_id = stage.upload("mended.csv", mended.as_bytes()).await;
    let request = json!({ "file_id": file_id, "list_name": name, "home_region": "IT" });
    let started = stage.call("audiences.import", request).await;
    let again = carillon_tests::until("the import ends", Duration::from_secs(60), || async {
        let request = json!({ "import_id": started["import_id"] });
        let import = stage.call("audiences.import_result", request).await;
        (import["state"] == "done").then_some(import)
    })
    .await;
    assert_eq!(again["list_id"], list);
    let told = stage
        .call("audiences.list", json!({ "list_id": list }))
        .await;
    assert_eq!(told["list"]["members"], 1_201);
    let imports = stage
        .call("audiences.imports", json!({ "list_id": list }))
        .await;
    let files: Vec<_> = imports["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["file_name"].as_str().unwrap())
        .collect();
    assert_eq!(files, ["mended.csv", "people.csv"]);
}

/// The one contact of that name.
async fn contact(stage: &Stage, name: &str) -> Value {
    let request = json!({ "search": name });
    let page = stage.call("audiences.contacts", request).await;
    page["items"][0].clone()
}

#[tokio::test]
async fn what_was_sent_is_on_the_persons_page_and_outlives_them() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let list = stage.people(3).await;
    let campaign = stage.draft(&account, &list, None).await;
    let id = stage.launch(&campaign).await;
    stage.campaign_in(&id, &["finished"]).await;
    let person = contact(&stage, "Anna 1").await;
    let request = json!({ "contact_id": person["id"] });
    let sent = stage
        .call("audiences.contact_messages", request.clone())
        .await;
    assert_eq!(sent["items"].as_array().unwrap().len(), 1, "{sent}");
    let message = &sent["items"][0];
    assert_eq!(
        (&message["campaign_id"], &message["account_id"]),
        (&json!(id), &json!(account))
    );
    let uses = stage
        .call("audiences.list_campaigns", json!({ "list_id": list }))
        .await;
    assert_eq!(uses["items"][0]["people"], 3);

    stage.call("audiences.delete_contact", request).await;
    let told = stage
        .call("audiences.list", json!({ "list_id": list }))
        .await;
    assert_eq!(told["list"]["members"], 2);
    let ledger = stage
        .call("campaigns.recipients", json!({ "id": id }))
        .await;
    assert_eq!(ledger["items"].as_array().unwrap().len(), 3);
    stage.end().await;
}

#[tokio::test]
async fn a_list_stays_while_a_campaign_writes_to_it() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let list = stage.people(60).await;
    let campaign = stage.draft(&account, &list, Some(1)).await;
    let id = stage.launch(&campaign).await;
    stage.campaign_in(&id, &["running"]).await;
    let request = json!({ "list_id": list });
    let told = stage.call("audiences.list", request.clone()).await;
    assert_eq!(told["in_use"][0]["id"], json!(id));
    let refused = stage
        .try_call("audiences.delete_list", request.clone())
        .await
        .unwrap_err();
    assert_eq!(refused.code, backend::Code::PreconditionFailed);
    assert!(refused.message.contains("A story"), "{}", refused.message);

    // Everybody is in the ledger already, so one may leave the list.
    let person = contact(&stage, "Anna 5").await;
    let off = json!({ "list_id": list, "contact_id": person["id"] });
    stage.call("audiences.remove_member", off).await;

    stage.call("campaigns.cancel", json!({ "id": id })).await;
    stage.call("audiences.delete_list", request.clone()).await;
    let gone = stage.try_call("audiences.list", request).await.unwrap_err();
    assert_eq!(gone.code, backend::Code::NotFound);
    let person = contact(&stage, "Anna 5").await;
    assert_eq!(person["lists"], json!([]), "people stay");
    stage.end().await;
}
