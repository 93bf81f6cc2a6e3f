# What the desktop program says outside its window: dialogs, tray.

desktop-title = Carillon
desktop-not-opened = Carillon did not open
desktop-not-saved = The file was not saved to { $path }: the place cannot be written.
desktop-tray-open = Open Carillon
desktop-tray-quit = Quit
desktop-tray-running = { $count ->
    [0] No campaign is running
    [one] { $count } campaign is running
   *[other] { $count } campaigns are running
}
desktop-closing = { $count ->
    [one] { $count } campaign is still sending.
   *[other] { $count } campaigns are still sending.
} If you quit, sending stops now and goes on when Carillon is opened again. If you keep it running, start Carillon again to see this window.
desktop-closing-keep = Keep running
desktop-closing-quit = Quit
