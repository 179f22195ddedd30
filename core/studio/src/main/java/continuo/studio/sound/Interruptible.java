package continuo.studio.sound;

import continuo.fault.Failure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends with a failure when its reader is interrupted: the JDK copies sound without looking. */
final class Interruptible extends FilterInputStream {
    Interruptible(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        check();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        check();
        return super.read(bytes, offset, length);
    }

    private static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw Failure.interrupted("rendering was stopped; nothing was written");
        }
    }
}
