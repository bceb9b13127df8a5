//! The socket of one connection, and the few lines that drive it. A unit of work waits for each answer anyway, so its thread
//! reads the socket itself: a statement costs one `send` and one `recv`, and nobody asks the kernel first whether something
//! came. Measured reason: docs/decisions/0007.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use socket2::{SockRef, TcpKeepalive};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_postgres::Config;
use tokio_postgres::config::Host;

/// What the driver's futures and their socket say to each other: all on one thread.
#[derive(Default)]
pub struct Turn {
    /// Somebody was given something to go on with.
    woken: AtomicBool,
    /// Nobody was: the next read of the socket may wait for the server.
    may_wait: AtomicBool,
}

impl Wake for Turn {
    fn wake(self: Arc<Self>) {
        self.woken.store(true, Ordering::Relaxed);
    }
    fn wake_by_ref(self: &Arc<Self>) {
        self.woken.store(true, Ordering::Relaxed);
    }
}

/// Runs `future` to its end on this thread. `drive` goes on with the connection behind it, if that is another future; the
/// socket is read only when neither has anything else to do.
pub fn run<T>(
    turn: &Arc<Turn>,
    mut drive: impl FnMut(&mut Context<'_>),
    future: impl Future<Output = T>,
) -> T {
    let waker = Waker::from(Arc::clone(turn));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(result) = future.as_mut().poll(&mut context) {
            return result;
        }
        turn.woken.store(false, Ordering::Relaxed);
        drive(&mut context);
        if !turn.woken.load(Ordering::Relaxed) {
            turn.may_wait.store(true, Ordering::Relaxed);
            drive(&mut context);
        }
    }
}

/// A blocking socket that waits for the server only when it is told that it may.
pub struct Wire {
    socket: Socket,
    turn: Arc<Turn>,
}

enum Socket {
    Tcp(TcpStream),
    Unix(UnixStream),
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if !self.turn.may_wait.swap(false, Ordering::Relaxed) {
            return Poll::Pending;
        }
        let count = again(|| match &mut self.socket {
            Socket::Tcp(socket) => socket.read(buffer.initialize_unfilled()),
            Socket::Unix(socket) => socket.read(buffer.initialize_unfilled()),
        })?;
        buffer.advance(count);
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Poll::Ready(again(|| match &mut self.socket {
            Socket::Tcp(socket) => socket.write(bytes),
            Socket::Unix(socket) => socket.write(bytes),
        }))
    }
    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

/// A signal that came in between is no end.
fn again(mut attempt: impl FnMut() -> io::Result<usize>) -> io::Result<usize> {
    loop {
        match attempt() {
            Err(cause) if cause.kind() == io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

/// Where a server may be found.
pub enum Place {
    Tcp(SocketAddr),
    Unix(PathBuf),
}

impl Place {
    /// Every place the address of the database names, in its order; a name's addresses one after the other.
    pub fn list(config: &Config) -> io::Result<Vec<Self>> {
        let (hosts, addresses, ports) = (config.get_hosts(), config.get_hostaddrs(), config.get_ports());
        let mut places = Vec::new();
        for index in 0..hosts.len().max(addresses.len()) {
            let port = ports.get(index).or_else(|| ports.first()).copied().unwrap_or(5432);
            match (addresses.get(index), hosts.get(index)) {
                (Some(address), _) => places.push(Self::Tcp(SocketAddr::new(*address, port))),
                (None, Some(Host::Tcp(name))) => {
                    places.extend((name.as_str(), port).to_socket_addrs()?.map(Self::Tcp));
                }
                (None, Some(Host::Unix(folder))) => {
                    places.push(Self::Unix(folder.join(format!(".s.PGSQL.{port}"))));
                }
                (None, None) => {}
            }
        }
        Ok(places)
    }

    /// Connects, with the time limits and keepalives the address of the database asks for.
    pub fn dial(&self, config: &Config, turn: &Arc<Turn>) -> io::Result<Wire> {
        let socket = match self {
            Self::Unix(path) => Socket::Unix(UnixStream::connect(path)?),
            Self::Tcp(address) => {
                let socket = match config.get_connect_timeout() {
                    Some(most) => TcpStream::connect_timeout(address, *most)?,
                    None => TcpStream::connect(address)?,
                };
                socket.set_nodelay(true)?;
                let options = SockRef::from(&socket);
                options.set_tcp_user_timeout(config.get_tcp_user_timeout().copied())?;
                if config.get_keepalives() {
                    options.set_tcp_keepalive(&keepalive(config))?;
                }
                Socket::Tcp(socket)
            }
        };
        Ok(Wire { socket, turn: Arc::clone(turn) })
    }
}

fn keepalive(config: &Config) -> TcpKeepalive {
    let mut wanted = TcpKeepalive::new().with_time(config.get_keepalives_idle());
    if let Some(interval) = config.get_keepalives_interval() {
        wanted = wanted.with_interval(interval);
    }
    if let Some(retries) = config.get_keepalives_retries() {
        wanted = wanted.with_retries(retries);
    }
    wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(address: &str) -> Vec<String> {
        let config: Config = address.parse().unwrap();
        let name = |place| match place {
            Place::Tcp(address) => address.to_string(),
            Place::Unix(path) => path.display().to_string(),
        };
        Place::list(&config).unwrap().into_iter().map(name).collect()
    }

    #[test]
    fn places_are_tried_in_the_order_of_the_address_each_with_its_port() {
        assert_eq!(places("postgresql:///tija?host=/run/postgresql"), ["/run/postgresql/.s.PGSQL.5432"]);
        assert_eq!(places("host=/a,/b port=1,2"), ["/a/.s.PGSQL.1", "/b/.s.PGSQL.2"]);
        assert_eq!(places("host=127.0.0.1,127.0.0.2 port=7"), ["127.0.0.1:7", "127.0.0.2:7"]);
        // A name whose address is given is not looked up.
        assert_eq!(places("host=haipo.invalid hostaddr=127.0.0.3"), ["127.0.0.3:5432"]);
        assert_eq!(places("dbname=tija"), Vec::<String>::new());
    }
}
