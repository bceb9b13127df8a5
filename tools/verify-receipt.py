#!/usr/bin/env python3
"""Checks a receipt of Tija's sealed history without Tija: Python's standard library only. The format is docs/seal.md.

    verify-receipt.py RECEIPT.json [--key PUBLIC_KEY]

Exits 0 when the receipt holds, 1 with the reason when it does not. Without --key it says which key signed: compare it
with the one the institution publishes.
"""

import datetime
import hashlib
import json
import sys
import uuid

# Ed25519 verification as in RFC 8032, section 5.1.7 and 6.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)


def add(one, other):
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number, point):
    total = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = add(total, point)
        point = add(point, point)
        number >>= 1
    return total


def same(one, other):
    return (one[0] * other[2] - other[0] * one[2]) % P == 0 and (one[1] * other[2] - other[1] * one[2]) % P == 0


def point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_1 % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(key, message, signature):
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    return same(times(s, BASE), add(r, times(h, a)))


class Wrong(Exception):
    pass


class Leaf:
    """The leaf's bytes, read from the front."""

    def __init__(self, data):
        self.data = data

    def take(self, count):
        taken, self.data = self.data[:count], self.data[count:]
        if len(taken) != count:
            raise Wrong("the leaf ends too early")
        return taken

    def number(self, count, signed=False):
        return int.from_bytes(self.take(count), "big", signed=signed)

    def id(self):
        return str(uuid.UUID(bytes=self.take(16)))

    def text(self):
        return self.take(self.number(4)).decode("utf-8")

    def json(self):
        return json.loads(self.text())

    def optional(self, read):
        flag = self.number(1)
        if flag > 1:
            raise Wrong("the leaf is not of this form")
        return read() if flag else None


def once(pairs):
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Wrong("a key stands twice")
    return found


def moment(milliseconds):
    whole, rest = divmod(milliseconds, 1000)
    at = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=whole)
    return f"{at:%Y-%m-%dT%H:%M:%S}.{rest:03}Z"


def read_leaf(data):
    leaf = Leaf(data)
    if leaf.number(1) != 1:
        raise Wrong("the leaf is of another version")
    position = leaf.number(8)
    event = {
        "institution_id": leaf.id(),
        "id": leaf.id(),
        "at": moment(leaf.number(8, signed=True)),
        "actor_id": leaf.optional(leaf.id),
        "actor_name": leaf.text(),
        "acting_for_id": leaf.optional(leaf.id),
        "action": leaf.text(),
        "subject_kind": leaf.text(),
        "subject_id": leaf.id(),
        "about_id": leaf.optional(leaf.id),
        "before": leaf.optional(leaf.json),
        "after": leaf.optional(leaf.json),
    }
    if leaf.data:
        raise Wrong("the leaf has bytes at its end that say nothing")
    return position, event


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(leaf, position, size, proof):
    """RFC 9162, section 2.1.3.2."""
    if position >= size:
        raise Wrong("the position is not among the leaves of the head")
    at, last, total = position, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise Wrong("the proof is too long")
        if at & 1 or at == last:
            total = node(sibling, total)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            total = node(total, sibling)
        at, last = at >> 1, last >> 1
    if last:
        raise Wrong("the proof is too short")
    return total


def check(receipt, trusted):
    if receipt["format"] != "tija-receipt-1":
        raise Wrong("this is not a receipt of the form this program knows")
    data = bytes.fromhex(receipt["leaf"])
    position, event = read_leaf(data)
    if position != receipt["position"] or event != receipt["event"]:
        raise Wrong("what the receipt tells is not what its leaf says")
    head = receipt["head"]
    proof = [bytes.fromhex(total) for total in receipt["proof"]]
    if root_of(hashlib.sha256(b"\x00" + data).digest(), position, head["size"], proof).hex() != head["root"]:
        raise Wrong("the proof does not lead to the head")
    if trusted and head["key"] != trusted:
        raise Wrong("the head is signed by another key")
    text = f"tija-seal-1\nsize {head['size']}\nroot {head['root']}\nat {head['at']}\nkey {head['key']}\n"
    if not is_signed(bytes.fromhex(head["key"]), text.encode(), bytes.fromhex(head["signature"])):
        raise Wrong("the signature of the head is wrong")
    return position, event, head


def main(arguments):
    if not arguments or len(arguments) not in (1, 3) or (len(arguments) == 3 and arguments[1] != "--key"):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        with open(arguments[0], encoding="utf-8") as file:
            position, event, head = check(json.load(file, object_pairs_hook=once), arguments[2].lower() if len(arguments) == 3 else None)
    except (Wrong, ValueError, KeyError, TypeError, OSError) as cause:
        print(f"the receipt does not hold: {cause}", file=sys.stderr)
        return 1
    print(f"the receipt holds: {event['action']} by {event['actor_name']} at {event['at']}, position {position}")
    print(f"under the head of {head['size']} leaves, signed at {head['at']} by {head['key']}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
