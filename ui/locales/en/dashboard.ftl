### Dashboard: what the backend says of them.
