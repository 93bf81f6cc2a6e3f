## What the headless program says

server-sandbox-failed = The sandbox did not start: { $reason }
server-sandbox-failed-hint = If another program uses the port, choose another with --listen. Port 0 takes any free one.
server-sandbox-unreachable = No sandbox answers at { $origin }.
server-sandbox-unreachable-hint = Start one with “carillon sandbox” and give its address, for example http://127.0.0.1:7431.
server-sandbox-strange = What answers at { $origin } is not a sandbox: { $reason }

server-listen-failed = The console could not listen on { $address }: { $reason }
server-listen-failed-hint = Another program uses this port. End it, or choose another with --listen.
server-serving = The console is at { $address }. Sign in with this link, it works once:
server-hooks = Callbacks come in at { $address }.
server-no-hooks = Callbacks do not come in: this program has no receiver.
server-not-loopback = The console can be reached from other computers at { $address }. Put a proxy with HTTPS before it.
server-no-ui = The interface is not built, so the browser has nothing to show. Build it with: cargo xtask gen && npm --prefix ui ci && npm --prefix ui run build
server-stopping = Stopping. Work in progress is kept.

server-request-unreadable = The request is not JSON: { $reason }
server-request-unreadable-hint = Give an object such as {"{"}"id":"…"{"}"}, or “-” to read it from stdin.
server-file-unreadable = { $file } could not be read: { $reason }
server-file-unreadable-hint = Check the path and that you may read the file.
server-file-unwritable = The report could not be written to { $file }: { $reason }
server-file-unwritable-hint = Check the path and that there is room.
server-headers-unreadable = The headers in { $file } are neither “name: value” lines nor a JSON object.

server-jobs-wait = Nothing holds { $path } at the moment. The command was carried out; work it started waits until “carillon serve” or the desktop app opens this data.
server-holder-silent = Another Carillon holds { $path } but does not answer: { $reason }
server-holder-silent-hint = Wait until it has ended, or end it, and try again.
server-not-serving = No “carillon serve” holds { $path }.
server-not-serving-hint = Start it with: carillon serve --data { $path }

server-sign-in-refused = This link was used already, or belongs to an earlier start.
server-sign-in-refused-hint = Ask for a new one with: carillon link
server-signed-out = You are not signed in.
server-signed-out-hint = Open the link that “carillon serve” printed, or ask for a new one with: carillon link
server-origin-refused = The request came from another site and was refused.
server-origin-refused-hint = Open the console at its own address. Behind a proxy, name it with --host.
server-call-unreadable = The request was not understood: { $reason }
server-upload-broken = The file did not arrive whole: { $reason }
server-upload-broken-hint = Try again; nothing of it was kept.

## Rehearsal

rehearse-step-account = Account and app
rehearse-step-webhook = Webhook
rehearse-step-templates = Templates
rehearse-step-import = Contacts
rehearse-step-check = Checks
rehearse-step-send = Sending
rehearse-step-statuses = Statuses
rehearse-continued = Going on with the rehearsal in { $path }.
rehearse-finished-before = The rehearsal in { $path } is finished; this is its report. For another one name another --data.
rehearse-no-template = The account has no approved template “{ $name }”, so nothing can be sent.
rehearse-no-template-hint = Start the sandbox with fresh data.
rehearse-import-failed = The contacts were not imported: { $reason }
rehearse-import-failed-hint = Nothing was sent. Mend the file and run the rehearsal again on the same --data.
rehearse-empty = No row of { $file } has a usable phone number, so there is nobody to send to.
rehearse-empty-hint = Check --home-region: it says which country the numbers without a country code belong to.
rehearse-check-failed = The campaign was not launched: { $reason }
rehearse-paused = The campaign paused itself: { $reason }
rehearse-stopped = The rehearsal was stopped. Run it again with --data { $path } to go on where it is.
rehearse-stalled = Nothing moved for { $seconds } seconds, so the rehearsal ended as it stands.
rehearse-not-adding-up = The rehearsal does not add up: { $reason }
rehearse-sum = the states sum to { $sum }, but { $expected } people were to be written to.
rehearse-twice = { $twice } people were written to more than once.
rehearse-lost = the sandbox accepted messages for { $distinct } people, but the ledger says { $sent }.
rehearse-unsettled = { $left } recipients have no settled state.

rehearse-table-contacts = Contacts
rehearse-table-rows = Rows
rehearse-table-imported = Imported
rehearse-table-duplicates = Duplicates
rehearse-table-rejected = Rejected
rehearse-table-states = States
rehearse-table-sandbox = Sinch’s count
rehearse-table-accepted = Accepted
rehearse-table-distinct = Different people
rehearse-table-twice = Written to twice
rehearse-table-over-rate = Above the rate
rehearse-table-refused = Refused
rehearse-table-callbacks = Callbacks acknowledged
rehearse-table-run = This run
rehearse-table-seconds = Seconds
rehearse-table-per-second = Messages a second
rehearse-table-memory = Largest memory, MB
