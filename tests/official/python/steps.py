"""What both Python suites share: steps that are counted, refusals, controls and a receiver.

No suite of its own. A suite makes `Steps`, names each step with `@steps.step("…")`, and leaves
with `steps.leave()`.
"""

import base64
import json
import sys
import threading
import time
import traceback
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = "a secret of the webhook"

# Each content once, in the words of the API; both clients send them on.
CONTENTS = {
    "text_message": {"text": "Hello"},
    "media_message": {"url": "https://example.com/a.jpg"},
    "card_message": {
        "title": "Shoes",
        "choices": [{"text_message": {"text": "Buy"}, "postback_data": "buy"}],
    },
    "carousel_message": {"cards": [{"title": "One"}, {"title": "Two"}]},
    "choice_message": {
        "text_message": {"text": "Well?"},
        "choices": [{"text_message": {"text": "Yes"}, "postback_data": "yes"}],
    },
    "contact_info_message": {
        "name": {"full_name": "Ann"},
        "phone_numbers": [{"phone_number": "+39333"}],
    },
    "list_message": {
        "title": "List",
        "sections": [{"title": "A", "items": [{"choice": {"title": "x", "postback_data": "x"}}]}],
    },
    "location_message": {
        "title": "Shop",
        "coordinates": {"latitude": 45.5, "longitude": 9.2},
    },
    "template_message": {
        "omni_template": {
            "template_id": "welcome_back",
            "version": "latest",
            "language_code": "it",
            "parameters": {"name": "Anna", "order": "7"},
        }
    },
}


class Steps:
    """Runs steps one after the other and keeps what went wrong."""

    def __init__(self):
        self.access = json.loads(sys.argv[1])
        self.app_id = self.access["app_ids"][0]
        self.faults = []
        self.count = 0

    def step(self, name):
        """A decorator: runs the function at once."""

        def run(act):
            self.count += 1
            try:
                act()
            except Exception:
                self.faults.append(f"{name}: {traceback.format_exc()}")
            return act

        return run

    def control(self, method, path, body=None):
        """Calls one of the sandbox's own controls."""
        return self._call(method, f"{self.access['control']}{path}", body, {})

    def webhook(self, target, triggers):
        """Makes a webhook of the first app, for a client that has no verb for it."""
        key = f"{self.access['key_id']}:{self.access['key_secret']}".encode()
        return self._call(
            "POST",
            f"{self.access['conversation']}/v1/projects/{self.access['project_id']}/webhooks",
            {
                "app_id": self.app_id,
                "target": target,
                "target_type": "HTTP",
                "secret": SECRET,
                "triggers": triggers,
            },
            {"authorization": f"Basic {base64.b64encode(key).decode()}"},
        )

    def _call(self, method, url, body, headers):
        request = urllib.request.Request(
            url,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"content-type": "application/json", **headers},
        )
        with urllib.request.urlopen(request, timeout=10) as response:
            return json.load(response)

    def settle(self):
        """Waits until no callback waits."""
        for _ in range(200):
            stats = self.control("GET", f"/stats?app_id={self.app_id}")
            if stats["callbacks"]["waiting"] == 0:
                return
            time.sleep(0.05)
        raise AssertionError(f"callbacks still wait: {stats}")

    def leave(self):
        """Says what went wrong; the number of faults is the exit code."""
        for fault in self.faults:
            print(fault)
        print(f"{self.count} steps, {len(self.faults)} faults", file=sys.stderr)
        sys.exit(len(self.faults))


def refused(status, act):
    """Holds that a call is refused by the server with a status."""
    try:
        act()
    except Exception as error:
        seen = getattr(error, "response_status_code", None)
        if seen is None and getattr(error, "http_response", None) is not None:
            seen = error.http_response.status_code
        assert seen == status, f"{seen} in place of {status}: {error!r}"
        return
    raise AssertionError(f"should be refused with {status}")


class Receiver:
    """A webhook that answers 200 and keeps headers and raw body of what it gets."""

    def __init__(self):
        self.got = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                receiver.got.append((dict(self.headers), body))
                self.send_response(200)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.target = f"http://127.0.0.1:{server.server_address[1]}/hook"
