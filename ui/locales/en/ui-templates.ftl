## Templates: list, page, sync.

ui-templates-title = Templates
ui-templates-search = Search templates
ui-templates-none = No template yet.
ui-templates-none-words = Templates are written and approved at Sinch and Meta. Sync reads them here.
ui-templates-none-found = No template fits these filters.
ui-templates-sync = Sync templates
ui-templates-synced = { $added } new, { $changed } changed, { $gone } gone
ui-templates-unchanged = nothing changed
ui-templates-last-sync = Synced
ui-templates-never-synced = Never synced
ui-templates-no-account = Connect an account first.
ui-templates-syncing = { $kind } of { $account }, step { $n } of { $all }
ui-templates-sync-title = Last sync
ui-templates-sync-of = { $account }, { $kind }
ui-templates-sync-found = { $seen } read, { $added } new, { $changed } changed, { $gone } gone
ui-templates-sync-failed = { $kind } templates of { $account } could not be synced. { $fault }
ui-template-name = Name
ui-template-state = State
ui-template-state-word = { $state ->
    [approved] Approved
    [usable] Usable
    [pending] Pending
    [rejected] Rejected
    [paused] Paused
    [disabled] Disabled
    [draft] Draft
    [gone] Gone from Sinch
   *[other] { $state }
  }
ui-template-kind = Kind
ui-template-kind-name = { $kind ->
    [whatsapp] WhatsApp
   *[omni] Omni-channel
  }
ui-template-category = Category
ui-template-category-name = { $category ->
    [MARKETING] Marketing
    [UTILITY] Utility
    [AUTHENTICATION] Authentication
   *[other] { $category }
  }
ui-template-languages = Languages
ui-template-language = Language
ui-template-reason = Reason
ui-template-variables = Variables
ui-template-variables-none = Everybody gets the same text.
ui-template-variable = Variable
ui-template-example = Example
ui-template-synced = Last sync
ui-template-about = Template
ui-template-account = Account
ui-template-remote = Name at Sinch
ui-template-launch = Launch a campaign
ui-template-version = Version
ui-template-default = default
ui-template-channel = Channel
ui-template-on-channel = As { $channel } shows it; what it cannot show becomes text.
ui-template-uses = Where it is used
ui-template-uses-none = No campaign uses this template.
ui-template-history = History
ui-template-history-none = No sync has seen a change yet.
ui-template-history-more = Show earlier ones
ui-template-reason-word = { $code ->
    [ABUSIVE_CONTENT] Meta found the content abusive.
    [INCORRECT_CATEGORY] Meta puts this content into another category.
    [INVALID_FORMAT] Meta could not accept the format.
    [SCAM] Meta takes the content for a scam.
   *[other] { $code }
  }
ui-template-reason-advice = { $code ->
    [ABUSIVE_CONTENT] Take out threats, insults and demands for personal data, then hand it in again at Sinch.
    [INCORRECT_CATEGORY] Change the category at Sinch, or take out what promotes, then hand it in again.
    [INVALID_FORMAT] Look for variables that are not numbered in order, stand at the begin or end, or lack an example; mend them at Sinch and hand it in again.
   *[SCAM] Say who you are and why you write, link only to your own domain, then hand it in again at Sinch.
  }
ui-template-state-advice = { $state ->
    [pending] Meta is looking at it. Sync again later.
    [paused] People blocked or reported it. Meta lets it rest for some hours; improve the text meanwhile.
    [disabled] Meta switched it off after repeated pauses. Write a new template.
   *[other] Meta gave no reason. Look at it at Sinch, change it and hand it in again.
  }
ui-template-change = { $what ->
    [added] First seen: { $after }
    [returned] Back at Sinch: { $after }
    [gone] Gone from Sinch
    [name] Name: { $after } (was { $before })
    [category] Category: { $after } (was { $before })
    [default_language] Default language: { $after } (was { $before })
    [language_added] { $language } was added: { $after }
    [language_gone] { $language } was taken out
    [state] { $language }: { $after } (was { $before })
    [reason] { $language }: another reason
    [version] { $language }: version { $after } (was { $before })
    [text] { $language }: the text changed
    [variables] { $language }: the variables changed
   *[other] { $what }
  }
ui-templates-clear = Clear filters
