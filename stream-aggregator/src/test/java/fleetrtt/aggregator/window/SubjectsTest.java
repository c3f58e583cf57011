package fleetrtt.aggregator.window;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.address.Remote;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SubjectsTest {
    private final Subjects subjects = new Subjects();

    private int numberOf(Subject subject) {
        return subjects.of(new Slice().set(subject.bytes()));
    }

    private static Subject peer(int index) {
        return Subject.of(Remote.parse("192.0." + index / 256 + "." + index % 256));
    }

    private List<Integer> enter(int from, int to) {
        List<Integer> numbers =
                IntStream.range(from, to).map(i -> numberOf(peer(i))).boxed().toList();
        numbers.forEach(subjects::entered);
        return numbers;
    }

    @Test
    void eachKeepsItsNumberHoweverManyThereAre() {
        List<Integer> numbers = enter(0, 5_000);
        assertThat(numbers).doesNotHaveDuplicates();
        for (int i = 0; i < 5_000; i++) {
            assertThat(numberOf(peer(i))).isEqualTo(numbers.get(i));
            assertThat(subjects.get(numbers.get(i))).isEqualTo(peer(i));
        }
    }

    @Test
    void whoHasNoCellIsForgottenAndItsNumberIsTheNextToBeGiven() {
        List<Integer> numbers = enter(0, 1_000);
        // Twice that of 7 went, which came three times.
        subjects.entered(numbers.get(7));
        subjects.entered(numbers.get(7));
        numbers.forEach(subjects::left);
        subjects.left(numbers.get(7));
        subjects.forget();
        assertThat(numberOf(peer(7))).isEqualTo(numbers.get(7));
        assertThat(subjects.get(numbers.get(7))).isEqualTo(peer(7));
        assertThat(enter(2_000, 2_010))
                .containsExactlyElementsOf(IntStream.range(0, 11)
                        .filter(number -> number != numbers.get(7))
                        .boxed()
                        .toList());
        assertThat(numberOf(peer(999))).isEqualTo(11);
    }

    @Test
    void nobodyIsForgottenBeforeAsManyHaveLeftAsThereAre() {
        List<Integer> numbers = enter(0, 100);
        numbers.subList(0, 99).forEach(subjects::left);
        subjects.forget();
        assertThat(numberOf(peer(3))).isEqualTo(numbers.get(3));
    }

    @Test
    void aNumberThatIsGivenAgainIsOfTheKindOfItsNewSubject() {
        int number = numberOf(Subject.FLEET);
        assertThat(subjects.isPeer(number)).isFalse();
        subjects.entered(number);
        subjects.left(number);
        subjects.forget();
        assertThat(numberOf(peer(1))).isEqualTo(number);
        assertThat(subjects.isPeer(number)).isTrue();
    }
}
