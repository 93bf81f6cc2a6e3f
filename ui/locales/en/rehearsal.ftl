### Rehearsal: faults on purpose, numbers with a story, the customer's phone.

rehearsal-live-account = { $name } is no rehearsal account, so nothing was changed.
rehearsal-live-account-hint = Choose a rehearsal account. What is done here would otherwise be done to people.
rehearsal-refused = The rehearsal refused this: { $said }
rehearsal-unreachable = The rehearsal on this computer did not answer.
rehearsal-unreachable-hint = Open Carillon again; the rehearsal starts with it.
rehearsal-jump-range = The clock can jump by a second at least and a week at most.
rehearsal-list-nameless = Give the list a name.
rehearsal-no-numbers = Choose at least one number.
rehearsal-no-scenario = { $number } has no story.
rehearsal-first-name = Number { $end }
rehearsal-nobody = Say whose phone it is: a number, or the person's name on the channel.
rehearsal-text-length = A text has 1 to 4096 characters.
rehearsal-media-address = Give the https address of a picture, film, sound or document.
rehearsal-location-range = A place lies between -90 and 90 degrees of latitude and -180 and 180 of longitude.
rehearsal-message-unnamed = Say which message this is about.
rehearsal-emoji-missing = Choose an emoji.
