### Settings: what the backend says of them.
