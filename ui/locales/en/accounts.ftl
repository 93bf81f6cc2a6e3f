### Accounts: the form, the keepers of secrets, the connection test.

accounts-missing = This account is not here any more.

## The form

accounts-field-needed = is needed
accounts-field-too-long = is longer than { $most } characters
accounts-key-characters = may hold letters and digits only
accounts-key-taken = is the key of { $name } already
accounts-key-taken-meanwhile = Another account took this key a moment ago, so this one was not saved.
accounts-app-taken = belongs to the account { $name } already
accounts-app-taken-meanwhile = Another account took this app a moment ago, so this one was not saved.
accounts-domain-unreadable = is not a public domain such as hooks.example.com
accounts-region-unknown = is none of EU, US and BR
accounts-id-characters = may hold letters, digits and hyphens only
accounts-app-id-length = is not an app ID: those have 26 letters and digits
accounts-secret-spaces = holds a space, which no secret has
accounts-late-hours = is not a number of hours from 1 to { $most }
accounts-phone-unreadable = is not a number with its country prefix, such as +39 02 1234 5678
accounts-rehearsal-project = cannot change between the rehearsal and Sinch: make another account
accounts-campaign-under-way = This account has a campaign under way; its region, project and app can change when no campaign runs or is paused and no send is in doubt. For another app make another account.
accounts-variable-unset = names { $name }, which is not set in the environment of this program

## Secrets

accounts-secret-missing = A secret of this account is not where it was kept, so nothing was sent.
accounts-secret-missing-hint = Type the secret again in the account's form.
accounts-keychain-unavailable = The system's keychain cannot be used, so the secret was neither read nor stored. Nothing was saved.
accounts-keychain-unavailable-hint = Unlock the keychain, or start the one of your desktop (on Linux the Secret Service, such as GNOME Keyring), then try again.
accounts-keeper-unavailable = The secret could not be read or stored ({ $keeper }). Nothing was saved.
accounts-keeper-unavailable-hint = Look whether the data directory can be written, then try again.
accounts-keeper-elsewhere = The secret of this account is kept elsewhere ({ $keeper }), where this program does not look.

## Health

accounts-health-unproven = Not tested yet.
accounts-health-webhook-missing = Our webhook was removed at Sinch, so statuses beyond “enqueued” do not come.
accounts-health-ready = Ready to send.

## The connection test

accounts-test-nothing = There is nothing to test: name an account or fill in the form.
accounts-test-skipped = Not tried, because an earlier step failed.
accounts-test-token-passed = Sinch accepts the access key.
accounts-test-app-passed = The app “{ $name }” is in { $region }.
accounts-test-region-wrong = The app is not in { $asked }: it is in { $found }.
accounts-test-region-wrong-hint = Change the region of this account to { $found }.
accounts-test-app-missing = No region has an app of this ID in this project.
accounts-test-app-missing-hint = Copy the app ID from Conversation API › Apps and the project ID from Conversation API › Overview.
accounts-test-mode-conversation = It works in conversation mode: Sinch keeps messages, so sends in doubt can be looked up.
accounts-test-mode-dispatch = It works in dispatch mode: there are no conversations, and a send in doubt cannot be looked up.
accounts-test-mode-dispatch-hint = For an inbox, or to have doubts resolved, set the app's processing mode to Conversation at Sinch.
accounts-test-mode-unknown = Sinch did not say in which mode it works.
accounts-test-channels-none = The app has no channel, so nothing can be sent.
accounts-test-channels-none-hint = Set a channel up under the app at Sinch. WhatsApp is set up by Sinch: ask your account manager, with app ID and project ID.
accounts-test-channels-dead = { $all ->
    [one] Its channel is not active, so nothing can be sent.
   *[other] None of its { $all } channels is active, so nothing can be sent.
}
accounts-test-channels-some = { $active } of { $all } channels are active.
accounts-test-channels-hint = A pending channel is still being set up by Sinch; a failing one says why. Look at the app's channels at Sinch.
accounts-test-channels-all = { $all ->
    [one] Its channel is active.
   *[other] All { $all } channels are active.
}
accounts-test-limits-passed = Sinch sends { $outbound } messages a second for it.
accounts-test-limits-unknown = Sinch did not say how many messages a second it sends for it.
accounts-test-webhook-ours = Our webhook is there, so statuses will come.
accounts-test-webhook-none = Our webhook is not there yet, so statuses beyond “enqueued” will not come.
accounts-test-webhook-none-hint = Make it on the account's Webhooks page.
accounts-test-webhook-free = There is room for our webhook; it is made when the account is saved.
accounts-test-webhook-limit = All { $most } webhooks of the app are taken by others, so statuses beyond “enqueued” will not come.
accounts-test-webhook-limit-hint = Remove one of them at Sinch. Webhooks of others are never touched from here.
accounts-test-webhook-no-domain = Without a public domain no webhook is made: campaigns run, statuses beyond “enqueued” will not come.
accounts-test-webhook-no-domain-hint = Enter the domain under which this receiver can be reached over HTTPS.

accounts-label-key-id = Key ID
accounts-label-app = App
accounts-label-app-id = App ID
accounts-label-project = Project ID
accounts-label-region = Region
accounts-label-mode = Processing mode
accounts-label-channel = { $channel ->
    [WHATSAPP] WhatsApp
    [RCS] RCS
    [SMS] SMS
    [MMS] MMS
    [MESSENGER] Messenger
    [INSTAGRAM] Instagram
    [VIBERBM] Viber Business
    [VIBER] Viber
    [TELEGRAM] Telegram
    [KAKAOTALK] KakaoTalk
    [LINE] LINE
    [WECHAT] WeChat
    [APPLEBC] Apple Messages
   *[other] { $channel }
}
accounts-label-inbound = Inbound, a second
accounts-label-callbacks = Callbacks, a second
accounts-label-queue = Queue
accounts-label-target = Target
accounts-label-webhooks = Webhooks

## The rehearsal's account

accounts-rehearsal-name = Rehearsal
accounts-rehearsal-description = A complete Sinch on this computer. Nothing leaves it.

## Setup files

accounts-setup-not-one = { $name } is no setup file of Carillon.
accounts-setup-newer = { $name } was saved by a newer version of Carillon. Update this one to open it.
accounts-setup-secret = { $name } holds a secret, and was not opened.
accounts-setup-secret-hint = Take the secrets out of the file, replace them at Sinch if others could read it, and type the new ones into the form.
