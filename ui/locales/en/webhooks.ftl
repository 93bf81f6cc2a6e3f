## Our webhook at Sinch

webhooks-ours = Sinch posts every status to { $target }.
webhooks-made = A webhook was made at Sinch. It posts to { $target }.
webhooks-updated = Our webhook at Sinch was brought up to date. It posts to { $target }.
webhooks-no-domain = No public address is set for this account, so no webhook was made. Campaigns run, and once a minute Sinch is asked which messages it accepted. Whether one was delivered or read only callbacks can tell.
webhooks-no-receiver = This program does not receive callbacks, so the webhook was left as it is. It is checked when the console or “carillon serve” runs.
webhooks-limit = The app already has its five webhooks, and none of them is ours. Campaigns run, but statuses beyond “enqueued” will not come until one is freed.

## Sinch asked, where no callback comes

webhooks-poll-dispatch = Sinch was not asked: the app is in dispatch mode, in which Sinch keeps no messages.
webhooks-polled = { $proved ->
    [0] Sinch listed { $listed } messages of the last day. All of them were known. Whether they were delivered or read only callbacks can tell.
    [one] Sinch listed { $listed } messages of the last day. One of them was not known to be accepted. Whether they were delivered or read only callbacks can tell.
   *[other] Sinch listed { $listed } messages of the last day. { $proved } of them were not known to be accepted. Whether they were delivered or read only callbacks can tell.
 }

## Our webhook as it should be beside what is

webhooks-compare-same = Our webhook at Sinch is as it should be.
webhooks-compare-different = { $parts ->
    [one] One part of our webhook at Sinch differs from what it should be.
   *[other] { $parts } parts of our webhook at Sinch differ from what they should be.
 }
webhooks-compare-missing = Our webhook is not at Sinch.
webhooks-compare-text = { $text }
webhooks-compare-none = Nothing
webhooks-compare-target = Target
webhooks-compare-type = Kind
webhooks-compare-triggers = Triggers
webhooks-compare-secret = Secret
webhooks-compare-count = { $n } triggers
webhooks-compare-missing-triggers = { $n } triggers, without { $missing }
webhooks-compare-more-triggers = { $n } triggers, also { $more }
webhooks-compare-secret-ours = This account’s secret
webhooks-compare-secret-other = Another secret
webhooks-compare-secret-none = None that Sinch shows

## The callback log

webhooks-callback-gone = This callback is not in the log.
webhooks-callback-gone-hint = It may belong to an account that was deleted. Search the log again.
webhooks-cursor-stale = The list could not be continued from where you left it.
webhooks-cursor-stale-hint = Load the list again from its beginning.
webhooks-body-dropped = The body was not saved: of its { $size } bytes only the size was kept.
webhooks-rerun-held = This callback was not read again: it is in quarantine, so nobody vouches for it.
webhooks-rerun-held-hint = Mend the webhook secret of the account, then verify the quarantine.
webhooks-stretch-empty = Nothing was interpreted again: the stretch ends before it begins.

webhooks-summary-waiting = Kept, and about to be read.
webhooks-summary-held = Held in quarantine: { $reason }
webhooks-summary-unparsable = Could not be read as a callback of Sinch. It is kept as it came.
webhooks-summary-moved = { $told }: moved from “{ $from }” to “{ $to }”.
webhooks-summary-status = { $told }.
webhooks-summary-stranger = { $told }: no campaign of this console sent that message.
webhooks-summary-known = { $told }: known already, nothing changed.
webhooks-told = { $status ->
    [SUBMITTED] Accepted for { $who }
    [QUEUED_ON_CHANNEL] Handed to the channel for { $who }
    [SWITCHING_CHANNEL] Trying another channel for { $who }
    [DELIVERED] Delivered to { $who }
    [READ] Read by { $who }
    [FAILED] Failed for { $who }
   *[other] { $status } for { $who }
 }
webhooks-recipient-state = { $state ->
    [in_doubt] in doubt
    [enqueued_failed] not accepted
   *[other] { $state }
 }
webhooks-summary-other = { $trigger }: noted.
webhooks-someone = a recipient

webhooks-held-absent = the signature is missing.
webhooks-held-wrong = the signature does not match this account’s webhook secret.
webhooks-held-malformed = the signature cannot be read.
webhooks-held-large = the body of { $size } bytes is larger than what is accepted.

webhooks-step-size = The body is { $size } bytes.
webhooks-step-size-failed = The body of { $size } bytes is over the limit of { $limit } bytes. Only its size was kept.
webhooks-step-signature = The signature matches this account’s webhook secret.
webhooks-step-signature-former = The signature matches the secret before this account’s present one, which is accepted until Sinch has signed with the new one for a day.
webhooks-step-age = { $seconds ->
    [0] It came in within a second of being signed.
    [one] It was signed { $seconds } second before it came in.
   *[other] It was signed { $seconds } seconds before it came in.
 }
webhooks-step-age-late = It was signed { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
 } before or after it came in, so it was only applied if it brought something new.
webhooks-step-new = It came once.
webhooks-step-repeated = It came { $times } times. Only the first counted.
webhooks-step-read = It was read as { $trigger }.
webhooks-step-unread = It is not a callback of Sinch that can be read.

## Quarantine

webhooks-verified = { $released ->
    [0] No callback in quarantine has the right signature now.
    [one] One callback left quarantine and is being applied.
   *[other] { $released } callbacks left quarantine and are being applied.
 }

## The receiver

webhooks-receiver-port = The receiver of callbacks could not listen on { $address }: { $reason }
webhooks-receiver-port-hint = Another program uses this port. End it, or choose another with --hooks.
