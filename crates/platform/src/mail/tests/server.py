"""A real SMTP server (aiosmtpd) for the tests: prints its port, then every letter it took as one line of JSON.

Arguments: "open", or "secret" with certificate, key, user and password. Its answer depends on the address: hakuna@ is refused
for good, baadaye@ for now.
"""

import asyncio
import email
import email.policy
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


def tell(what):
    print(json.dumps(what), flush=True)


class Letters:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("hakuna"):
            return "550 5.1.1 hakuna mtumiaji huyu"
        if address.startswith("baadaye"):
            return "451 4.3.0 jaribu baadaye"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        tell({
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "headers": {name.lower(): str(value) for name, value in letter.items()},
            "body": letter.get_content(),
            "secret": session.ssl is not None,
            "user": session.auth_data.login.decode() if session.auth_data else None,
        })
        return "250 taken"


def judge(user, password):
    def authenticate(server, session, envelope, mechanism, data):
        right = isinstance(data, LoginPassword) and (data.login.decode(), data.password.decode()) == (user, password)
        return AuthResult(success=right, handled=right, auth_data=data)
    return authenticate


def protocol():
    if sys.argv[1] == "open":
        return lambda: SMTP(Letters(), hostname="localhost")
    certificate, key, user, password = sys.argv[2:6]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return lambda: SMTP(Letters(), hostname="localhost", tls_context=context, require_starttls=True,
                        authenticator=judge(user, password), auth_required=True)


async def main():
    server = await asyncio.get_running_loop().create_server(protocol(), "127.0.0.1", 0)
    tell(server.sockets[0].getsockname()[1])
    await server.serve_forever()


asyncio.run(main())
