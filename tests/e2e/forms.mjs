// Forms filled in as a person would, for tests that need an account and not its form.

/** A key secret that is found wherever it leaks to. */
export const planted = "planted-9d1f6c-key-secret";

/** The account form with every field; `changes` replace some. */
export function accountForm(changes = {}) {
  return {
    name: "Milano EU",
    key: "MIL",
    list_name: "",
    proxy_domain: "",
    region: "eu",
    project_id: "5d2a5b1e-7a5e-4f6c-9d3e-0c1f2b3a4d5e",
    app_id: "01HXZABCDEFGHJKMNPQRSTVWXY",
    key_id: "0f8fad5b-d9cb-469f-a165-70867728950e",
    key_secret: planted,
    webhook_secret: "",
    phone: "",
    description: "",
    ...changes,
  };
}
