"""A client of the Debug Adapter Protocol, written as simple editors are.

It starts the adapter that follows after `--`, launches a program, stops at a breakpoint, reads, steps and continues, and
prints what a person would see. It asks for threads after each stop, as nvim-dap does, reads messages in a thread of its
own, as debugpy's tests do, and refuses whatever the adapter asks of it.
"""

import argparse
import json
import os
import queue
import re
import socket
import subprocess
import sys
import threading

PATIENCE = 15


class Client:
    """One session over two streams of bytes."""

    def __init__(self, reader, writer):
        self.reader = reader
        self.writer = writer
        self.seq = 0
        self.responses = {}
        self.events = queue.Queue()
        self.lock = threading.Condition()
        threading.Thread(target=self.read_all, daemon=True).start()

    def read_all(self):
        while True:
            length = None
            while True:
                line = self.reader.readline()
                if not line:
                    self.events.put(None)
                    return
                if line == b"\r\n":
                    break
                name, _, value = line.decode("ascii").partition(":")
                if name.lower() == "content-length":
                    length = int(value)
            self.take(json.loads(self.reader.read(length).decode("utf-8")))

    def take(self, message):
        if message["type"] == "response":
            with self.lock:
                self.responses[message["request_seq"]] = message
                self.lock.notify_all()
        elif message["type"] == "event":
            self.events.put(message)
        else:
            self.write(
                type="response",
                request_seq=message["seq"],
                command=message["command"],
                success=False,
                message="not here",
            )

    def write(self, **message):
        self.seq += 1
        message["seq"] = self.seq
        body = json.dumps(message).encode("utf-8")
        self.writer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.writer.flush()
        return self.seq

    def send(self, command, **arguments):
        """Sends a request, and returns what waits for its answer."""
        seq = self.write(type="request", command=command, arguments=arguments)

        def answer():
            with self.lock:
                if not self.lock.wait_for(lambda: seq in self.responses, PATIENCE):
                    sys.exit(f"no answer to {command}")
                response = self.responses.pop(seq)
            if not response["success"]:
                sys.exit(f"{command}: {response.get('message')}")
            return response.get("body")

        return answer

    def request(self, command, **arguments):
        return self.send(command, **arguments)()

    def event(self, *names):
        """The next event with one of these names; what the program prints is printed."""
        while True:
            event = self.events.get(timeout=PATIENCE)
            if event is None:
                sys.exit(f"the adapter ended before {names}")
            body = event.get("body") or {}
            if event["event"] == "output" and body.get("category") == "stdout":
                print("stdout", body["output"].rstrip("\n"))
            if event["event"] in names:
                return event["event"], body


def show_stop(client, stopped):
    """Prints where the program is; returns the thread and the frame."""
    print(stopped["reason"])
    threads = client.request("threads")["threads"]
    thread = next(t["id"] for t in threads if t["id"] == stopped["threadId"])
    frame = client.request("stackTrace", threadId=thread)["stackFrames"][0]
    print(f"{frame['name']} {os.path.basename(frame['source']['path'])}:{frame['line']}")
    return thread, frame["id"]


def variables(client, frame):
    scope = client.request("scopes", frameId=frame)["scopes"][0]
    found = client.request("variables", variablesReference=scope["variablesReference"])
    return {v["name"]: v["value"] for v in found["variables"]}


def converse(client, program, line):
    client.request("initialize", clientID="plain", adapterID="jstime", pathFormat="path")
    launched = client.send("launch", program=program, cwd=os.path.dirname(program))
    client.event("initialized")
    client.request("setBreakpoints", source={"path": program}, breakpoints=[{"line": line}])
    client.request("configurationDone")
    launched()

    thread, frame = show_stop(client, client.event("stopped")[1])
    values = variables(client, frame)
    print("a =", values["a"])
    print("b =", values["b"])
    print("a + b is", client.request("evaluate", expression="a + b", frameId=frame, context="watch")["result"])

    client.request("next", threadId=thread)
    thread, frame = show_stop(client, client.event("stopped")[1])
    print("sum =", variables(client, frame)["sum"])

    client.request("continue", threadId=thread)
    name, body = client.event("exited", "terminated")
    if name == "exited":
        print("exited", body["exitCode"])
        name, body = client.event("terminated")
    print(name)
    client.request("disconnect")


def main():
    before, _, command = " ".join(sys.argv[1:]).partition(" -- ")
    options = argparse.ArgumentParser()
    options.add_argument("--program", required=True)
    options.add_argument("--line", type=int, required=True)
    options.add_argument("--listen")
    args = options.parse_args(before.split())
    command = command.split()

    if args.listen is None:
        adapter = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        converse(Client(adapter.stdout, adapter.stdin), args.program, args.line)
        adapter.wait(PATIENCE)
        return

    where = ["--port", "0"] if args.listen == "port" else ["--socket", args.listen]
    adapter = subprocess.Popen(command + where, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        first = adapter.stdout.readline().decode("utf-8")
        if args.listen == "port":
            port = int(re.search(r":(\d+)\b", first).group(1))
            connection = socket.create_connection(("127.0.0.1", port), PATIENCE)
        else:
            connection = socket.socket(socket.AF_UNIX)
            connection.connect(args.listen)
        stream = connection.makefile("rwb")
        converse(Client(stream, stream), args.program, args.line)
    finally:
        adapter.kill()
        adapter.wait(PATIENCE)


main()
