## Accounts: list, form, connection test, page.

ui-accounts-title = Accounts
ui-accounts-search = Search accounts
ui-accounts-none = No account yet. An account is one app at Sinch and the keys to it.
ui-accounts-none-found = No account with “{ $text }”.
ui-account-connect = Connect a Sinch account
ui-account-connect-words = Copy the values from the Sinch dashboard. Test as often as you like; nothing is kept before you connect.
ui-account-connect-do = Connect account
ui-account-save = Save account
ui-account-edit = Edit { $name }
ui-account-edit-do = Edit account
ui-account-delete = Delete { $name }
ui-account-delete-title = Delete { $name }?
ui-account-delete-words = { $name }, { $campaigns ->
    [one] 1 campaign
   *[other] its { $campaigns } campaigns
  }, { $templates ->
    [one] 1 template
   *[other] { $templates } templates
  } and { $callbacks ->
    [one] 1 callback
   *[other] { $callbacks } callbacks
  } go from this computer. Sinch is not touched.

ui-account-part-sinch = At Sinch
ui-account-part-sinch-words = What identifies the app and proves that it is yours.
ui-account-part-name = Here
ui-account-part-name-words = How this account is called in Carillon.
ui-account-part-receive = Receiving
ui-account-part-receive-words = Without a public domain campaigns run, and Sinch is asked which messages it accepted. Whether one was delivered or read only callbacks can tell.

ui-account-name = Name
ui-account-key = Key
ui-account-key-words = Short, at most five characters
ui-account-health = State
ui-account-health-word = { $health ->
    [ready] Ready
    [attention] Needs attention
    [failing] Failing
   *[unproven] Not tested yet
  }
ui-account-region = Region
ui-account-region-name = { $region ->
    [eu] Europe (EU)
    [us] United States (US)
    [br] Brazil (BR)
   *[other] { $region }
  }
ui-account-project = Project ID
ui-account-project-where = Conversation API → Overview
ui-account-app = App ID
ui-account-app-where = Conversation API → Apps
ui-account-key-id = Access key ID
ui-account-key-where = Settings → Access keys
ui-account-key-secret = Access key secret
ui-account-key-secret-where = Shown once, when the key is made
ui-account-secret-kept = Kept. Type to replace.
ui-account-list = Default list
ui-account-list-words = For imports and campaigns of this account
ui-account-list-none = No list by that name
ui-account-phone = Phone
ui-account-phone-words = The sender's number, with its prefix
ui-account-description = Description
ui-account-domain = Proxy domain
ui-account-domain-words = Public, reached by Sinch over HTTPS
ui-account-webhook-secret = Webhook secret
ui-account-webhook-secret-words = Left empty, one is made
ui-account-late = Late after
ui-account-late-words = Hours, 24 unless said. An older signature only counts when it brings news.
ui-account-late-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
  }
ui-account-channels = Channels
ui-account-last-callback = Last callback

ui-account-connection = Connection
ui-account-mode = Processing mode
ui-account-mode-name = { $mode ->
    [CONVERSATION] Conversation
    [DISPATCH] Dispatch (no conversations)
   *[other] { $mode }
  }
ui-account-rate = Sending limit
ui-account-untested = Known after a test
ui-account-former-until = The secret before it is accepted until
ui-account-replace = Replace
ui-account-limits = Limits
ui-account-test-first = Test the connection to read the app's limits.
ui-account-kept-in = In { $keeper },
ui-account-never-used = never used
ui-account-used = used
ui-account-channel = Channel
ui-account-channel-state = State
ui-account-channel-word = { $status ->
    [ACTIVE] Active
    [PENDING] Pending
    [FAILING] Failing
   *[other] { $status }
  }
ui-account-queue-address = Queue address
ui-account-channels-none = Test the connection to read the app's channels.
ui-account-activity = Activity
ui-account-activity-more = Show older
ui-account-activity-at = When
ui-account-activity-who = Who
ui-account-activity-what = What
ui-account-activity-word = { $command ->
    [accounts-create] Connected the account
    [accounts-update] Changed the account
    [accounts-test] Tested the connection
    [webhooks-ensure] Checked the webhook
    [webhooks-rerun] Applied callbacks again
    [webhooks-verify_quarantine] Verified the quarantine
    [webhooks-poll] Asked Sinch for messages
    [settings-rehearse] Set the rehearsal up
    [templates-sync] Synced the templates
   *[other] { $raw }
  }
ui-account-activity-none = Nothing was done here yet.
ui-account-webhook = Webhook
ui-account-webhook-mend = Mend webhook
ui-account-webhook-check = Check webhook
ui-account-webhook-part = Part
ui-account-webhook-should = Should be
ui-account-webhook-is = Is at Sinch
ui-account-webhook-differs = Differs
ui-account-webhook-same = The same
ui-account-webhook-log = See its callbacks
ui-account-webhook-ask = Ask Sinch now
ui-account-webhook-state = State
ui-account-webhook-target = Target
ui-account-webhook-word = { $state ->
    [ours] Reporting to this console
    [missing] Missing at Sinch
    [limit] All five places at Sinch are taken
    [no_domain] None, because there is no proxy domain
   *[none] Not made yet
  }

ui-test-title = Connection test
ui-test-do = Test connection
ui-test-before = Checks the key, the app and its region, the processing mode, channels, limits and webhooks.
ui-test-ok = Connected
ui-test-not-ok = Not connected
ui-test-step = { $step ->
    [token] Access key
    [app] App and region
    [mode] Processing mode
    [channels] Channels
    [limits] Limits
    [webhooks] Webhooks
   *[other] { $step }
  }
ui-test-state = { $state ->
    [passed] Passed
    [warned] Take note
    [failed] Failed
   *[skipped] Not reached
  }
ui-test-use-region = Use { $region } and test again
ui-account-fault = { $field } { $fault }.

ui-account-setup-save = Save setup file
ui-account-setup-opened = Filled in from a setup file. Type the secrets: no file has them.
