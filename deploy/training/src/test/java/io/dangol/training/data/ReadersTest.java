package io.dangol.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {
    @TempDir
    Path data;

    @BeforeEach
    void folders() throws IOException {
        for (String name : List.of("nsmc", "kote", "banking77", "clothing")) {
            Files.createDirectory(data.resolve(name));
        }
    }

    @Test
    void reviewsAreReadZippedOrNotAndThoseThatSayNeitherAreLeftOut() throws IOException {
        Files.writeString(data.resolve("nsmc/a.tsv"), "film\trating\treview\n1\t4\t별로\n1\t5\t보통\n2\t9\t좋아요\n");
        try (OutputStream output = new GZIPOutputStream(Files.newOutputStream(data.resolve("nsmc/b.tsv.gz")))) {
            output.write("3\t10\t최고\nbroken\n4\t11\tx\n5\t1\t \n".getBytes(StandardCharsets.UTF_8));
        }

        Reviews reviews = Reviews.read(data);

        assertThat(reviews.texts())
                .containsExactly(
                        new LabelledText("1", 0, "별로"),
                        new LabelledText("2", 1, "좋아요"),
                        new LabelledText("3", 1, "최고"));
        assertThat(reviews.malformed()).isEqualTo(3);
    }

    @Test
    void aCommentComplainsIfSomebodySawAComplaint() throws IOException {
        Files.writeString(data.resolve("kote/val.tsv"), "1\t왜 이래요\t0,6\n2\t고마워요\t1,4,24\n3\tx\t99\n4\ty\n");

        Comments comments = Comments.read(data);

        assertThat(comments.complaints())
                .containsExactly(new LabelledText("1", 1, "왜 이래요"), new LabelledText("2", 0, "고마워요"));
        assertThat(comments.polar())
                .containsExactly(new LabelledText("1", 0, "왜 이래요"), new LabelledText("2", 1, "고마워요"));
        assertThat(comments.malformed()).isEqualTo(2);
    }

    @Test
    void questionsFollowTheQuotingOfCsv() throws IOException {
        Files.writeString(
                data.resolve("banking77/test.csv"),
                "text,category\nplain,a\n\"one, \"\"two\"\"\nthree\",b\nno category\n\"unknown\",c\n");

        Questions questions = Questions.read(data, List.of("a", "b"));

        assertThat(questions.texts())
                .containsExactly(new LabelledText("0", 0, "plain"), new LabelledText("1", 1, "one, \"two\"\nthree"));
        assertThat(questions.malformed()).isEqualTo(2);
    }

    @Test
    void aTitleIsAShortReviewOfItsOwnAndRatingsInTheMiddleAreLeftOut() throws IOException {
        Files.writeString(data.resolve("clothing/reviews.csv"), """
                rating,recommended,department,title,text
                5,1,Dresses,Lovely,"Fits, and soft"
                3,1,Tops,So so,ok
                1,0,Tops,,Fell apart
                6,1,Tops,x,y
                broken
                """);

        ClothingReviews reviews = ClothingReviews.read(data);

        assertThat(reviews.texts())
                .containsExactly(new LabelledText("0", 1, "Fits, and soft"), new LabelledText("1", 0, "Fell apart"));
        assertThat(reviews.titles()).containsExactly(new LabelledText("0", 1, "Lovely"));
        assertThat(reviews.malformed()).isEqualTo(2);
    }

    @Test
    void aFolderThatIsNotThereHasNoTexts() throws IOException {
        Path nowhere = data.resolve("nowhere");

        assertThat(Reviews.read(nowhere).texts()).isEmpty();
        assertThat(Comments.read(nowhere).comments()).isEmpty();
        assertThat(Questions.read(nowhere).texts()).isEmpty();
        assertThat(ClothingReviews.read(nowhere).texts()).isEmpty();
    }
}
