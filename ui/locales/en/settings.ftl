### Settings: what the backend says of them.

settings-rehearsal-audience = Rehearsal audience
settings-first-campaign = My first campaign
settings-found-people =
    { $people ->
        [one] One person
       *[other] { $people } people
    }
