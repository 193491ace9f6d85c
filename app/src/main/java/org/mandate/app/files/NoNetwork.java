package org.mandate.app.files;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;

/**
 * Refuses every socket that Java code could open in this process. It holds against a library that
 * follows a link, not against machine code: that is what the kernel's own network of nothing is
 * for, where the machine grants one ({@link Sandbox}).
 */
public final class NoNetwork extends SelectorProvider {

  /** Shuts what is opened by a factory; channels are shut by naming this class to the launcher. */
  @SuppressWarnings("deprecation") // the one way to refuse plain sockets
  static void hold() {
    try {
      Socket.setSocketImplFactory(
          () -> {
            throw new IllegalStateException("no network here");
          });
      ServerSocket.setSocketFactory(
          () -> {
            throw new IllegalStateException("no network here");
          });
      URL.setURLStreamHandlerFactory(
          protocol -> {
            if (protocol.equals("file") || protocol.equals("jar") || protocol.equals("jrt")) {
              return null;
            }
            throw new IllegalStateException("no network here");
          });
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public DatagramChannel openDatagramChannel() throws IOException {
    throw new IOException("no network here");
  }

  @Override
  public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
    throw new IOException("no network here");
  }

  @Override
  public Pipe openPipe() throws IOException {
    throw new IOException("no network here");
  }

  @Override
  public AbstractSelector openSelector() throws IOException {
    throw new IOException("no network here");
  }

  @Override
  public ServerSocketChannel openServerSocketChannel() throws IOException {
    throw new IOException("no network here");
  }

  @Override
  public SocketChannel openSocketChannel() throws IOException {
    throw new IOException("no network here");
  }

  @Override
  public ServerSocketChannel openServerSocketChannel(ProtocolFamily family) throws IOException {
    throw new IOException("no network here");
  }

  @Override
  public SocketChannel openSocketChannel(ProtocolFamily family) throws IOException {
    throw new IOException("no network here");
  }
}
