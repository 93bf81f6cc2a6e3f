## Templates: list, page, sync.

ui-templates-title = Templates
ui-templates-search = Search templates
ui-templates-none = No template yet.
ui-templates-none-words = Templates are written and approved at Sinch and Meta. Sync reads them here.
ui-templates-none-found = No template fits these filters.
ui-templates-sync = Sync templates
ui-templates-synced = { $added } new, { $changed } changed, { $gone } gone
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
