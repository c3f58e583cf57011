package fleetrtt.http.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Handles HEAD as GET, so that status and headers are those of GET (RFC 9110, 9.3.2); the server beneath leaves the
 * content out. By itself Javalin answers 200 without asking the handler, on {@code /readyz} too.
 */
final class HeadAsGet extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws IOException, ServletException {
        rest.doFilter(request.getMethod().equals("HEAD") ? new Get(request) : request, response);
    }

    private static final class Get extends HttpServletRequestWrapper {
        Get(HttpServletRequest head) {
            super(head);
        }

        @Override
        public String getMethod() {
            return "GET";
        }
    }
}
