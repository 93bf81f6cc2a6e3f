# What the desktop program says outside its window: dialogs, menus, tray, notifications.

desktop-title = Carillon
desktop-not-opened = Carillon did not open
desktop-not-saved = The file was not saved to { $path }: the place cannot be written.
desktop-tray-open = Open Carillon
desktop-tray-quit = Quit
desktop-tray-idle = No campaign is running
desktop-tray-pause = { $count ->
    [one] Pause the campaign
   *[other] Pause all campaigns
}
desktop-menu-close = Close window
desktop-menu-edit = Edit
desktop-menu-window = Window
desktop-progress = { $name }: { $percent } %
desktop-finished = { $name } has been sent
desktop-finished-words = Sinch accepted { $sent } of { $total } messages. Statuses go on coming in.
desktop-paused = { $name } paused itself
desktop-paused-words = { $why }
desktop-closing-title = Still sending
desktop-closing = { $count ->
    [one] { $count } campaign is still sending.
   *[other] { $count } campaigns are still sending.
} Carillon can go on sending from the tray, or pause and quit: what is paused waits until you resume it.
desktop-closing-keep = Keep sending in the tray
desktop-closing-quit = Pause and quit
desktop-closing-stay = Cancel
