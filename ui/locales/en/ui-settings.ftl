## First start and settings.

ui-start-purpose = Template campaigns over the Sinch Conversation API, one keyboard for all of them.
ui-start-rehearse = Rehearse
ui-start-rehearse-words = A complete Sinch on this computer. Nothing leaves it.
ui-start-rehearse-do = Start rehearsing
ui-start-rehearse-absent = This program was started without its built-in Sinch.
ui-start-connect = Connect a Sinch account
ui-start-connect-words = You need a project, an app and an access key from the Sinch dashboard. Keys stay on this computer.
ui-start-connect-do = Connect an account
ui-start-place = Version { $version }. Data is kept in { $place }

ui-settings-title = Settings
ui-settings-appearance = Appearance
ui-settings-scheme = Colours
ui-settings-scheme-name = { $scheme ->
    [light] Light
    [dark] Dark
   *[auto] As the system
  }
ui-settings-zone = Time zone
ui-settings-receiver = Receiver
ui-settings-hooks = Address
ui-settings-hooks-none = Not listening
ui-settings-hooks-words = Sinch calls back here, through the proxy domain of each account.
ui-settings-data = Data
ui-settings-place = Place
ui-settings-engine = Database
ui-settings-engine-name = { $engine ->
    [postgres] PostgreSQL
   *[sqlite] SQLite
  }
ui-settings-secrets = Secrets
ui-settings-keeper = { $keeper ->
    [keychain] In the system's keychain
    [file] In files only you can read
    [env] In the environment
   *[other] { $keeper }
  }
ui-settings-about = About
ui-settings-version = Version
ui-settings-started = Running since
ui-settings-start = Rehearse or connect
