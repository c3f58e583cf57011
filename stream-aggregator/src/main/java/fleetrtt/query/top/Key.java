package fleetrtt.query.top;

import java.util.ArrayList;
import java.util.List;

/** What a person presses. */
enum Key {
    UP,
    DOWN,
    LEFT,
    RIGHT,
    ENTER,
    BACK,
    QUIT;

    private static final int ESCAPE = 27;

    /** Keys in what a terminal in raw mode sent; what means nothing is passed over. */
    static List<Key> of(byte[] bytes, int count) {
        List<Key> keys = new ArrayList<>();
        int at = 0;
        while (at < count) {
            boolean sequence = bytes[at] == ESCAPE && at + 2 < count && (bytes[at + 1] == '[' || bytes[at + 1] == 'O');
            if (sequence) {
                switch (bytes[at + 2]) {
                    case 'A' -> keys.add(UP);
                    case 'B' -> keys.add(DOWN);
                    case 'C' -> keys.add(RIGHT);
                    case 'D' -> keys.add(LEFT);
                    default -> {}
                }
                at += 3;
            } else {
                switch (bytes[at]) {
                    case 'k' -> keys.add(UP);
                    case 'j' -> keys.add(DOWN);
                    case 'l' -> keys.add(RIGHT);
                    case 'h' -> keys.add(LEFT);
                    case '\r', '\n' -> keys.add(ENTER);
                    case ESCAPE, 'b', 127 -> keys.add(BACK);
                    case 'q', 3 -> keys.add(QUIT);
                    default -> {}
                }
                at++;
            }
        }
        return keys;
    }
}
