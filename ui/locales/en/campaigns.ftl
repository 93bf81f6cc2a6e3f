### Campaigns: what the backend says of them.

campaigns-not-a-draft = { $name } is no longer a draft, so it was not changed.
campaigns-name-empty = Give the campaign a name.
campaigns-name-long = The name is too long: at most { $most } characters.
campaigns-rate-range = The rate must be a whole number from 1 to { $most } messages a second.
campaigns-variable-empty = Say where the value of { $key } comes from.

campaigns-action-refused =
    { $action ->
        [launch] { $name } was not launched: it is { $state }.
        [unschedule] The start time of { $name } was not taken back: it is { $state }.
        [pause] { $name } was not paused: it is { $state }.
        [resume] { $name } was not resumed: it is { $state }.
        [cancel] { $name } was not cancelled: it is { $state }.
       *[delete] { $name } was not deleted: it is { $state }.
    }
campaigns-action-not-now =
    { $action ->
        [launch] Only a draft can be launched; this campaign is { $state }.
        [unschedule] Only a start time that has not come can be taken back; this campaign is { $state }.
        [pause] Only a running campaign can be paused; this one is { $state }.
        [resume] Only a paused campaign can be resumed; this one is { $state }.
        [cancel] Only a campaign that is under way can be cancelled; this one is { $state }.
       *[delete] A campaign can be deleted as a draft or after its end; this one is { $state }.
    }
campaigns-state-draft = a draft
campaigns-state-scheduled = scheduled
campaigns-state-launching = being prepared
campaigns-state-running = running
campaigns-state-paused = paused
campaigns-state-finished = finished
campaigns-state-cancelled = cancelled

campaigns-audience-changed = Not launched: { $confirmed } people were confirmed, but the audience now has { $now }.
campaigns-audience-changed-hint = Look at the audience again, then confirm the new number.
campaigns-audience-moved = { $confirmed } people of the list were confirmed, but the list now has { $now }.
campaigns-start-past = The start time has passed: choose one that lies ahead.
campaigns-start-far = The start time is more than a year ahead.
campaigns-draft-changed = Not launched: { $name } was changed while it was being checked.
campaigns-cancelled-not-again = Nothing is sent again: { $name } was cancelled. Count the message as sent, or leave it in doubt.
campaigns-not-in-doubt = Nothing was changed: { $person } is no longer in doubt.

campaigns-paused-credentials = Sinch does not accept the account's key any more ({ $text }). Replace the key on the account's page, then resume.
campaigns-paused-app-gone = Sinch does not know the account's app any more ({ $text }). Check project, app and region on the account's page, then resume.
campaigns-paused-forbidden = Sinch refuses to send for this project ({ $text }). Check its rights and its credit, then resume.
campaigns-paused-setup = The account cannot be used as it is set up ({ $text }). Mend it on its page, then resume.
campaigns-paused-account = The account could not be used: { $why } Mend it on its page, then resume.
campaigns-paused-unreachable = Sinch accepted nothing for 15 minutes. Resume when it can be reached again; nobody was skipped.
campaigns-paused-refused = Sinch refuses every message with { $code } ({ $text }). Mend the cause, then resume: those refused are tried again.

campaigns-paused-missed = It was to begin at { $at }, but Carillon was not running then. Resume to send now, or cancel.
campaigns-paused-check = It did not begin at its time: { $why } Mend it, then resume to send now.

campaigns-note-empty = Write something first.
campaigns-note-long = The note is too long: at most { $most } characters.
campaigns-note-not-yours = The note was not deleted: { $who } wrote it.
campaigns-export-under-way = Nothing was begun: an export of this campaign is being written. Wait for it or cancel it.
campaigns-export-over = Nothing was cancelled: no export of this campaign is being written.
campaigns-export-failed = The ledger was not exported: { $why }

campaigns-channel =
    { $channel ->
        [WHATSAPP] WhatsApp
        [MESSENGER] Messenger
        [INSTAGRAM] Instagram
        [VIBERBM] Viber Business
        [VIBER] Viber
        [TELEGRAM] Telegram
        [KAKAOTALK] KakaoTalk
        [WECHAT] WeChat
        [APPLEBC] Apple Messages
       *[other] { $channel }
    }
campaigns-language =
    { $language ->
        [en] English
        [en_US] English (US)
        [en_GB] English (UK)
        [en-US] English (US)
        [en-GB] English (UK)
        [it] Italian
        [de] German
        [fr] French
        [es] Spanish
        [pt_BR] Portuguese (Brazil)
        [pt_PT] Portuguese (Portugal)
        [nl] Dutch
        [pl] Polish
        [sv] Swedish
        [ar] Arabic
        [hi] Hindi
        [id] Indonesian
        [tr] Turkish
       *[other] { $language }
    }
campaigns-check-account = Sinch accepts the key, and the app is there.
campaigns-check-account-failed = The account cannot send: { $why }
campaigns-check-dispatch = The app is in DISPATCH mode.
campaigns-check-dispatch-hint = Sinch keeps nothing in this mode: should a send end in doubt, nobody can look it up, and a person has to decide.
campaigns-check-channel = { $channel } is active in the app.
campaigns-check-channel-missing = The app has no { $channel } channel, so nothing can be sent there.
campaigns-check-channel-missing-hint = Add { $channel } to the app at Sinch, or choose a template of another channel.
campaigns-check-channel-state = { $channel } is { $state } in the app, so nothing can be sent there.
campaigns-check-channel-state-hint = Look at the channel on the account's page: Sinch says there why.
campaigns-check-template = Template { $name } can be sent in { $language }.
campaigns-check-template-unread = The templates could not be read from Sinch: { $why }
campaigns-check-template-gone = The template is gone at Sinch.
campaigns-check-template-gone-named = Template { $name } is gone at Sinch, so nothing can be sent with it.
campaigns-check-template-unusable = Template { $name } cannot be sent in { $language }: it is { $state }.
campaigns-check-template-hint = Choose another template or language in the draft.
campaigns-check-template-channel = Template { $name } is for WhatsApp and cannot be sent on { $channel }.
campaigns-check-variables =
    { $count ->
        [0] The template has no variables.
        [one] Its variable is mapped.
        [2] Both variables are mapped.
       *[other] All { $count } variables are mapped.
    }
campaigns-check-variables-missing = Not every variable has a value: { $keys }.
campaigns-check-variables-missing-hint = Say for each where its value comes from.
campaigns-check-variables-surplus = The template has no such variable any more: { $keys }.
campaigns-check-audience =
    { $people ->
        [one] One person will get the message.
       *[other] { $people } people will get the message.
    }
campaigns-check-audience-empty =
    { $skipped ->
        [0] The audience is empty: there is nobody to write to.
       *[other] There is nobody to write to: all { $skipped } people of the audience would be skipped.
    }
campaigns-check-audience-empty-hint = Import people into the list, or choose another list.
campaigns-check-audience-skipped =
    { $skipped ->
        [one] One person will be skipped.
       *[other] { $skipped } people will be skipped.
    }
campaigns-check-audience-skipped-hint = A variable has no value for them. Give it a fallback text to write to them too.
campaigns-check-webhook = A webhook brings the statuses.
campaigns-check-webhook-none = No webhook: statuses beyond “enqueued” will not come.
campaigns-check-webhook-none-hint = Give the account a proxy domain that leads to this computer, then connect the webhook.
campaigns-skip-no-identity = This person has no number for the channel and will be skipped.
campaigns-skip-empty = This person has no value for { $key } and will be skipped.

# What a code means: Sinch's reason codes, the words of its refusals, and our own.
campaigns-reason =
    { $code ->
        [EMPTY_VARIABLE] A variable had no value and no fallback.
        [NO_IDENTITY] No number for this channel.
        [IN_DOUBT] The request left and no certain answer came.
        [NOT_AT_SINCH] A complete listing did not have it, so it was sent again.
        [SENT_AGAIN_BY_HAND] Sent again by a person's decision.
        [NOT_BEGUN] Claimed, but the request never left.
        [STOPPED] The campaign stopped here.
        [NO_CONNECTION] No connection to Sinch.
        [INVALID_ARGUMENT] Sinch refused the request as invalid.
        [INTERNAL_ERROR] A fault at Sinch.
        [RATE_LIMITED] Too many messages at once.
        [RECIPIENT_INVALID_CHANNEL_IDENTITY] The number is malformed for this channel.
        [RECIPIENT_NOT_REACHABLE] Cannot be reached on this channel.
        [RECIPIENT_NOT_OPTED_IN] Has not opted in.
        [OUTSIDE_ALLOWED_SENDING_WINDOW] The 24-hour window is closed; only a template may be sent.
        [CHANNEL_FAILURE] The channel did not take it after several tries.
        [CHANNEL_BAD_CONFIGURATION] The channel is set up wrongly in the app.
        [CHANNEL_CONFIGURATION_MISSING] The channel is not set up in the app.
        [MEDIA_TYPE_UNSUPPORTED] The channel does not take this type of file.
        [MEDIA_TOO_LARGE] The file is too large for the channel.
        [MEDIA_NOT_REACHABLE] The file could not be fetched from its address.
        [NO_CHANNELS_LEFT] Every channel was tried.
        [TEMPLATE_NOT_FOUND] The template does not exist at the channel.
        [TEMPLATE_INSUFFICIENT_PARAMETERS] A template variable is missing.
        [TEMPLATE_NON_EXISTING_LANGUAGE_OR_VERSION] The template has no such language or version.
        [DELIVERY_TIMED_OUT] Not delivered in time.
        [DELIVERY_REPORT_TIME_OUT] The channel never reported back.
        [DELIVERY_REJECTED_DUE_TO_POLICY] Refused by the channel's policy.
        [CONTACT_NOT_FOUND] Sinch does not know the contact.
        [BAD_REQUEST] The message is malformed for the channel.
        [UNKNOWN_APP] The app vanished while sending.
        [NO_CHANNEL_IDENTITY_FOR_CONTACT] The contact has no identity on the channel.
        [CHANNEL_REJECT] Refused by the channel for good.
        [NO_PERMISSION] The action is not allowed.
        [NO_PROFILE_AVAILABLE] The channel has no profile of this person.
        [UNSUPPORTED_OPERATION] The channel cannot do this.
        [INACTIVE_CREDENTIAL] The channel's credentials are switched off.
        [MESSAGE_EXPIRED] The message expired before it was delivered.
        [MESSAGE_SPLIT_REQUIRED] The text is too long.
        [UNKNOWN] Sinch knows no better reason.
       *[other] { $code }
    }
