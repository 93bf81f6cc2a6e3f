### Dashboard: what the backend says of them.

dashboard-suggestion = Launch your first campaign

## What needs a person, and the button that helps

dashboard-behind-what = Nothing was looked up: name either a series of the chart or a reason code.
dashboard-little-room = Only { $megabytes } MB are free where the data is. When nothing is left, callbacks are put off and campaigns pause.
dashboard-make-room = See the data
dashboard-locked =
    { $accounts ->
        [one] The system's keychain is locked or not there, so one account cannot be used. Unlock it; it is looked at again by itself.
       *[other] The system's keychain is locked or not there, so { $accounts } accounts cannot be used. Unlock it; it is looked at again by itself.
    }
dashboard-see-secrets = See the secrets
dashboard-rejected = Sinch does not accept the access key of { $account } any more. It expired, or was revoked.
dashboard-replace-key = Replace the key
dashboard-secretless = The webhook secret of { $account } is not where it was kept, so its callbacks are put off.
dashboard-type-secret = Type the secret again
dashboard-failing-campaign = { $campaign }: { $failed } of { $tried } messages failed.
dashboard-see-failures = See why
dashboard-in-doubt =
    { $people ->
        [one] One person of { $campaign } has been in doubt for { $minutes } minutes, because Sinch could not be asked.
       *[other] { $people } people of { $campaign } have been in doubt for { $minutes } minutes, because Sinch could not be asked.
    }
dashboard-unread =
    { $callbacks ->
        [one] One callback has waited { $minutes } minutes to be read.
       *[other] { $callbacks } callbacks wait to be read, the oldest for { $minutes } minutes.
    }
dashboard-long-queue = { $messages } messages of { $account } stand in Sinch's queue. At its limit they take { $minutes } minutes to leave.
dashboard-paused = { $campaign } paused itself. { $why }
dashboard-open-campaign = Open it
dashboard-undecided =
    { $people ->
        [one] Nobody can look up whether one person of { $campaign } got the message: the app is in DISPATCH mode, which keeps nothing.
       *[other] Nobody can look up whether { $people } people of { $campaign } got the message: the app is in DISPATCH mode, which keeps nothing.
    }
dashboard-decide = Decide
dashboard-keyless = { $account } cannot be used. { $why }
dashboard-type-key = Type the key again
dashboard-failing = { $account } failed its last test. { $why }
dashboard-open-account = Open the account
dashboard-silent =
    { $messages ->
        [one] The webhook of { $account } has been silent for { $minutes } minutes while one message was sent.
       *[other] The webhook of { $account } has been silent for { $minutes } minutes while { $messages } messages were sent.
    }
dashboard-check-webhook = Check it
dashboard-no-domain = { $account } has no public domain, so statuses beyond “enqueued” do not come.
dashboard-enter-domain = Enter the domain
dashboard-webhook-limit = The app of { $account } has no room for our webhook, so statuses beyond “enqueued” do not come.
dashboard-webhook-missing = { $account } has no webhook at Sinch, so statuses beyond “enqueued” do not come.
dashboard-make-webhook = Make it
dashboard-quarantined =
    { $callbacks ->
        [one] One callback to { $account } is in quarantine: its signature is not Sinch's.
       *[other] { $callbacks } callbacks to { $account } are in quarantine: their signatures are not Sinch's.
    }
dashboard-look-at-callbacks = Look at them
dashboard-import-failed = { $file } was not imported.
dashboard-import-failed-why = { $file } was not imported. { $why }
dashboard-open-import = Open the import

## Whose a failure is to mend

dashboard-owner-passing = Passes by itself
dashboard-owner-recipient = The recipient
dashboard-owner-message = The template or its data
dashboard-owner-setup = The account's set-up
dashboard-owner-policy = The channel's rules
