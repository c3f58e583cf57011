package fleetrtt.aggregator.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ArenaTest {
    private static final int MANY = 2_000;
    private static final int LONGER_THAN_A_PAGE = 100_000;

    private final Arena arena = new Arena();

    private record Place(int page, int offset) {}

    @Test
    void findsEachCellAgainWhateverTheirLengths() {
        List<Place> places = addMany();
        assertThat(arena.lastPage()).isGreaterThan(1);
        for (int i = 0; i < MANY; i++) {
            assertThat(at(places.get(i))).isEqualTo(cell(i));
        }
    }

    @Test
    void pagesAreNoLongerThanTheirCellsNeed() {
        addMany();
        int lengths = 0;
        for (int page = 0; page <= arena.lastPage(); page++) {
            lengths += arena.page(page).length;
        }
        int written = arena.lastPage() * 64 * 1024 + LONGER_THAN_A_PAGE;
        assertThat(lengths).isLessThan(written * 5 / 4);
    }

    @Test
    void beginsAnewOnTheFirstPage() {
        addMany();
        arena.clear();
        Place place = add(cell(1));
        assertThat(place).isEqualTo(new Place(0, 0));
        assertThat(at(place)).isEqualTo(cell(1));
    }

    private List<Place> addMany() {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            places.add(add(cell(i)));
        }
        return places;
    }

    private Place add(byte[] cell) {
        int offset = arena.add(new Slice().set(cell));
        return new Place(arena.lastPage(), offset);
    }

    private byte[] at(Place place) {
        PackedReader in = new PackedReader(arena.page(place.page));
        in.skip(place.offset);
        return in.readBlock();
    }

    private static byte[] cell(int number) {
        byte[] cell = new byte[number == MANY / 2 ? LONGER_THAN_A_PAGE : number % 300];
        Arrays.fill(cell, (byte) number);
        return cell;
    }
}
