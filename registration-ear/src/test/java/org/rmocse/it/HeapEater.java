package org.rmocse.it;

import java.util.ArrayDeque;
import java.util.Deque;

/** Let into a server, it takes all the memory there is. */
public final class HeapEater {

    private HeapEater() {}

    public static void agentmain(String nothing) {
        Thread eater = new Thread(HeapEater::eat, "heap eater");
        eater.setDaemon(true);
        eater.start();
    }

    private static void eat() {
        Deque<byte[]> eaten = new ArrayDeque<>();
        while (true) {
            eaten.add(new byte[1 << 20]);
        }
    }
}
